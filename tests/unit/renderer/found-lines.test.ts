import { expect, test } from "vitest";
import { FoundLines } from "../../../renderer/captions/found-lines.ts";
import type { CheckedCaptions } from "../../../shared/contract/captions.ts";

type Checked = CheckedCaptions["stills"][number];

function still(id: number, ...fixes: Checked["findings"][number]["fix"][]): Checked {
  const card = { id, name: `${String(id)}.jpg`, hash: "", thumbnail: "made" } as Checked["card"];
  const findings = fixes.map((fix, from) => ({
    rule: "doubleSpaces" as const,
    field: "caption" as const,
    language: "en",
    from,
    to: from + 2,
    message: "Two spaces.",
    fix,
  }));
  return { card, texts: {}, findings };
}

test("of a check that finds much the first lines are kept, and every still", () => {
  const lines = new FoundLines();
  const fix = { label: "Write one", text: "a b" };
  for (let id = 1; id <= 300; id++) lines.add(still(id, fix, null));
  lines.add(still(301, null));
  const found = lines.found().get("doubleSpaces");
  expect(found?.stills).toEqual(Array.from({ length: 301 }, (_, at) => at + 1));
  expect(found?.righted).toHaveLength(300);
  expect(found?.lines).toHaveLength(200);
  expect(found?.lines.at(-1)?.still.card.id).toBe(100);
  expect(found?.of).toBe(601);
});

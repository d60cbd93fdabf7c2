import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { all } from "../../electron/engine/catalog/database.ts";
import type { Printer } from "../../electron/engine/host-printer.ts";
import { PRESS } from "../../shared/export/built-in-profiles.ts";
import type { DocumentKind } from "../../shared/export/document-kinds.ts";
import { engineWithArchive, indexWhole } from "../helpers/engines.ts";
import { drawPicture } from "../helpers/pictures.ts";
import { gateRead } from "../helpers/rights-gate.ts";
import { temporaryFolder } from "../helpers/temporary.ts";

const before = process.env["FONTCONFIG_FILE"];
const fonts = mkdtempSync(join(tmpdir(), "stillroom-test-"));

/** A computer without any font, to the workers that are started from here on. */
beforeAll(() => {
  mkdirSync(join(fonts, "none"));
  const file = join(fonts, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(fonts, "none")}</dir><cachedir>${join(fonts, "cache")}</cachedir></fontconfig>`,
  );
  process.env["FONTCONFIG_FILE"] = file;
});
afterAll(() => {
  if (before === undefined) delete process.env["FONTCONFIG_FILE"];
  else process.env["FONTCONFIG_FILE"] = before;
  rmSync(fonts, { recursive: true, force: true });
});

const prints: Printer = () => Promise.resolve();

async function warningsOf(
  caption: string,
  { documents, print }: { documents: readonly DocumentKind[]; print: Printer | null },
): Promise<string> {
  const { engine } = await engineWithArchive(undefined, {}, null, print);
  const folder = temporaryFolder();
  await drawPicture(join(folder, "a.jpg"), 1);
  await indexWhole(engine, folder);
  const [still] = all<{ id: number }>(engine.archive().catalog.db, "SELECT id FROM still");
  const stills = { ids: [still?.id ?? 0] };
  const text = { field: "caption", language: "zh-Hans", text: caption, mode: "replace" } as const;
  await engine.ask("stills.setText", { stills, ...text });
  const { request, strictness } = gateRead;
  const { warnings } = await engine.ask("export.plan", {
    stills,
    set: null,
    profile: { ...PRESS, documents: [...documents] },
    rights: { request, strictness, read: "all", override: null },
  });
  return warnings.join("\n");
}

// elsewhere the system's own fonts are asked, which no test takes away
it.runIf(process.platform === "linux")(
  "tells before which characters no font shows, where a PDF is asked for and can be printed",
  async () => {
    const asked = { documents: ["contact-sheet-pdf"], print: prints } as const;
    const told = await warningsOf("Ma Youtie 马有铁、马", asked);
    expect(told).toContain("No font of this computer shows 马 有 铁 、: on the PDFs a box would");
    expect(told).not.toContain("M a");
    expect(await warningsOf("Ma Youtie, déjà là", asked)).not.toContain("No font");
    const onScreen = { documents: ["caption-sheet", "contact-sheet"], print: prints } as const;
    expect(await warningsOf("马有铁", onScreen)).not.toContain("No font");
    expect(await warningsOf("马有铁", { ...asked, print: null })).not.toContain("No font");
  },
);

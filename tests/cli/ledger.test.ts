import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEngine } from "../../electron/engine/engine.ts";
import { archiveOf, commandIn } from "../helpers/command.ts";

const home = mkdtempSync(join(tmpdir(), "stillroom-ledger-"));
const stillroom = commandIn(home);
const to = (name: string): string => join(home, name);
/** The id of what was handed out first. */
let first: string;

type Ledger = Readonly<Record<string, Record<string, unknown>[]>>;
function json(...args: string[]): Ledger {
  return JSON.parse(stillroom(...args, "--json").out) as Ledger;
}

beforeAll(async () => {
  await archiveOf(home, ["bed.jpg", "eggs.jpg", "wedding.jpg"]);
  const gate = ["--use", "web", "--conditions-read"];
  const whom = ["--recipient", "Sight & Sound", "--reference", "May issue"];
  stillroom("export", "bed", "--to", to("first"), ...gate, ...whom);
  first = String(json("ledger")["exports"]?.[0]?.["id"]);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the ledger says who got what, of all exports and of some stills", () => {
  const { exports = [] } = json("ledger");
  expect(exports).toMatchObject([
    { id: first, recipient: "Sight & Sound", reference: "May issue", stills: 1, profile: "Press" },
  ]);
  const { copies = [] } = json("ledger", "bed");
  expect(copies).toMatchObject([
    {
      export: { id: first },
      still: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      state: "unchecked",
      stood: { status: "unknown" },
      stands: { status: "unknown", judgedFor: { use: "web" } },
    },
  ]);
  expect(json("ledger", "wedding")).toEqual({ copies: [] });
  expect(stillroom("ledger", "nowhere").out).toContain("No still matches nowhere.");
  expect(stillroom("ledger", "bed").out).toContain("to Sight & Sound (May issue)");
  expect(stillroom("search", 'exported:"Sight & Sound"').out).toContain("bed.jpg");
  expect(readFileSync(join(to("first"), "README.txt"), "utf8")).toContain(
    "Handed out to:\r\n  Sight & Sound (May issue)",
  );
});

test("people read when on the clock of this computer, programs the instant", () => {
  const at = String(json("ledger")["exports"]?.[0]?.["at"]);
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
  const read = new Date(at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  for (const { out } of [stillroom("ledger"), stillroom("ledger", "bed")]) {
    expect(out.startsWith(`${read}  to Sight & Sound`)).toBe(true);
    expect(out).not.toContain(at);
  }
});

test("--affected lists what is less allowed now, and nothing as long as nothing is", async () => {
  expect(json("ledger", "--affected")).toEqual({ affected: [] });
  const engine = startEngine();
  await engine.ask("archive.open", { path: join(home, "Press.stillroom") });
  await engine.ask("rights.saveEmbargo", {
    id: null,
    on: { stills: { ids: [1, 2, 3] } },
    embargo: { until: { at: "2099-06-01", zone: "Europe/Berlin" }, reference: "", note: "" },
  });
  await engine.close();
  expect(json("ledger", "--affected")["affected"]).toMatchObject([
    {
      export: { id: first, recipient: "Sight & Sound" },
      judgedFor: { use: "web" },
      copies: [{ stood: { status: "unknown" }, stands: { status: "blocked" } }],
    },
  ]);
  expect(json("ledger", "wedding", "--affected")).toEqual({ affected: [] });
  const engineAgain = startEngine();
  await engineAgain.ask("archive.open", { path: join(home, "Press.stillroom") });
  await engineAgain.ask("history.undo", {});
  await engineAgain.close();
});

test("an export is repeated by its id, for whom it was, and says which records have changed", () => {
  const caption = ["--text", "Two eggs", "--lang", "x-default", "--mode", "replace"];
  expect(stillroom("caption", "bed", ...caption).code).toBe(0);
  const again = ["export", "--repeat", first, "--conditions-read", "--to"];
  const now = json(...again, to("now"));
  expect(now).toMatchObject({ exported: 1, changed: [{ fields: ["Caption"] }] });
  expect(json(...again, to("then"), "--as-then")).toMatchObject({ exported: 1 });
  expect(json("ledger")["exports"]).toMatchObject(
    [1, 2, 3].map(() => ({ recipient: "Sight & Sound", request: { use: "web" } })),
  );
  const [picture = ""] = readdirSync(to("first")).filter((name) => name.endsWith(".jpg"));
  const bytes = (folder: string): Buffer => readFileSync(join(to(folder), picture));
  expect(bytes("then").equals(bytes("first"))).toBe(true);
  expect(bytes("now").equals(bytes("first"))).toBe(false);
});

test("an export that held something back is repeated under the names of then", () => {
  const unnamed = ["--text", "Name to come", "--lang", "x-default", "--mode", "replace"];
  expect(stillroom("caption", "bed", ...unnamed).code).toBe(0);
  const gate = ["--conditions-read", "--template", "{seq:3}"];
  const held = json("export", "bed OR eggs OR wedding", "--to", to("held"), ...gate);
  expect(held["files"]).toEqual(["002.jpg", "003.jpg"]);
  const id = String(json("ledger")["exports"]?.[0]?.["id"]);
  const again = ["export", "--repeat", id, "--conditions-read", "--to"];
  const named = { exported: 2, files: held["files"] };
  expect(json(...again, to("repeated"))).toMatchObject(named);
  expect(json(...again, to("repeated-then"), "--as-then")).toMatchObject(named);
  expect(json(...again, to("planned"), "--dry-run")).toMatchObject(named);
  for (const name of ["002.jpg", "003.jpg"])
    expect(readFileSync(join(to("repeated-then"), name))).toEqual(
      readFileSync(join(to("held"), name)),
    );
});

test.each([
  ["a query beside it", ["eggs", "--repeat", "FIRST"], /has its own stills/u],
  ["--as-then alone", ["eggs", "--as-then"], /goes with --repeat/u],
  ["a reference of nobody", ["eggs", "--reference", "May"], /--recipient NAME/u],
  ["a blank recipient", ["eggs", "--recipient", " "], /needs a name/u],
  [
    "an id that is none",
    ["--repeat", "00000000-0000-4000-8000-000000000000"],
    /no such export in the ledger/u,
  ],
])("refuses %s", (_, args, message) => {
  const meant = args.map((arg) => (arg === "FIRST" ? first : arg));
  const { code, err } = stillroom("export", ...meant, "--to", to("nowhere"));
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test("whose copy went out against its rights is told with who decided it and why", () => {
  const why = "Lifted by telephone";
  stillroom("export", "eggs", "--to", to("against"), "--use", "web", "--strict", "--override", why);
  expect(stillroom("ledger", "eggs").out).toMatch(
    /    Handed out all the same by \S.*: Lifted by telephone\n/u,
  );
});

import { expect, test } from "vitest";
import { agentNamed } from "../../electron/engine/catalog/agents.ts";
import { run, type WritableDb } from "../../electron/engine/catalog/database.ts";
import { loadCastList } from "../../electron/engine/cast-lists/load-cast-list.ts";
import { emptyCatalog } from "../helpers/catalogs.ts";

/** Code, character, performer: so code files are written. */
const codes = "// codes\nmy\tMa Youtie\tWu Renlin\n";

async function pairsOf(db: WritableDb): Promise<unknown> {
  const { rows } = await loadCastList(
    db,
    { text: codes },
    { film: null, form: null, columns: null },
  );
  return rows.map(({ character, performer }) => ({ character, performer }));
}

test("a list is not turned round for somebody who is only shown in files, and may be a character", async () => {
  const { db } = emptyCatalog();
  agentNamed(db, "Ma Youtie");
  expect(await pairsOf(db)).toEqual([{ character: "Ma Youtie", performer: "Wu Renlin" }]);
});

test("it is for somebody who plays in a film", async () => {
  const { db } = emptyCatalog();
  const id = agentNamed(db, "Ma Youtie");
  run(db, "INSERT INTO film (id, uuid, title, name_key) VALUES (1, new_uuid(), 'Dust', 'dust')");
  run(
    db,
    "INSERT INTO character (id, uuid, name, name_key) VALUES (1, new_uuid(), 'Anna', 'anna')",
  );
  run(
    db,
    "INSERT INTO cast_role (uuid, film_id, character_id, performer_id, position) VALUES (new_uuid(), 1, 1, ?, 0)",
    id,
  );
  expect(await pairsOf(db)).toEqual([{ character: "Wu Renlin", performer: "Ma Youtie" }]);
});

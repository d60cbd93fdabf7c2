import { expect, test } from "vitest";
import { changedSince } from "../../../electron/engine/export/changed-since.ts";
import type { KeptRecord } from "../../../electron/engine/export/kept-record.ts";
import type { EmbeddedRecord } from "../../../electron/engine/metadata/embedded-record.ts";
import { handOutFile } from "./still.ts";

const embedded: EmbeddedRecord = {
  texts: { caption: { en: "An egg", de: "Ein Ei" } },
  creators: ["Petra Lindqvist"],
  keywords: [],
  film: null,
  scenes: ["Hatching eggs"],
  kind: null,
  cast: [{ character: "Ma Youtie", performer: "Wu Renlin" }],
  copyrightOwners: [],
  imageSupplier: null,
  dateCreated: null,
};

function kept(parts: Partial<EmbeddedRecord> = {}, still = handOutFile({})): KeptRecord {
  return { still, embedded: { ...embedded, ...parts } };
}

/** As the ledger keeps it. */
function fromLedger(record: KeptRecord): KeptRecord {
  return JSON.parse(JSON.stringify(record)) as KeptRecord;
}

test("nothing has changed of what was only written down, in whatever order its languages stand", () => {
  const then = fromLedger(kept());
  expect(changedSince(then, kept())).toEqual([]);
  expect(changedSince(then, kept({ texts: { caption: { de: "Ein Ei", en: "An egg" } } }))).toEqual(
    [],
  );
});

test.each<[Partial<EmbeddedRecord>, string[]]>([
  [{ texts: { caption: { en: "Two eggs", de: "Ein Ei" } } }, ["Caption"]],
  [
    { texts: { caption: embedded.texts.caption ?? {}, usageTerms: { en: "Press" } } },
    ["Rights usage terms"],
  ],
  [{ texts: {} }, ["Caption"]],
  [{ cast: [{ character: "Ma Youtie", performer: null }] }, ["People"]],
  [{ regions: [] }, ["Regions"]],
  [{ creators: [], scenes: [] }, ["Photographers", "Scenes"]],
  [{ licensors: ["Real Image"] }, ["Licensors"]],
])("of %o it tells %o", (parts, changed) => {
  expect(changedSince(fromLedger(kept()), kept(parts))).toEqual(changed);
});

test("another picture is told first, and another number", () => {
  const now = kept({}, handOutFile({ sha256: "ff".repeat(32), stillNumber: "12" }));
  expect(changedSince(fromLedger(kept()), now)).toEqual(["The picture itself", "Still number"]);
});

test("what an older version did not keep of films and persons is no change; what it kept otherwise is", () => {
  const film = { title: "Return to Dust", year: 2022, directors: ["Li Ruijun"] };
  const [person = { character: null, performer: null }] = embedded.cast;
  const now = kept({
    film: {
      ...film,
      uuid: "01a231e7-daed-7196-a469-98761e343909",
      owners: ["Hucheng No.7 Films"],
      notice: "© 2022 Hucheng No.7 Films",
      series: null,
    },
    cast: [{ ...person, performerIds: ["http://www.wikidata.org/entity/Q1"] }],
  });
  expect(changedSince(fromLedger(kept({ film })), now)).toEqual([]);
  const then = kept({ film, cast: [{ ...person, performerIds: [] }] });
  expect(changedSince(fromLedger(then), now)).toEqual(["People"]);
});

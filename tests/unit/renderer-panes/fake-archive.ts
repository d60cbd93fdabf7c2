import type { Bridge } from "../../../shared/bridge.ts";
import type { ArchiveState } from "../../../shared/contract/archive.ts";
import type { Overview, OverviewPart } from "../../../shared/contract/stills.ts";
import type { StillFile, StillRecord } from "../../../shared/still.ts";
import { unmarked } from "../../../shared/marks.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";

type Answer = (input: Record<string, unknown>) => unknown;

export type Asked = { readonly procedure: string; readonly input: Record<string, unknown> };

/** Puts a `window.stillroom` in place that answers with these, and keeps what it was asked. */
export function fakeArchive(answers: Readonly<Record<string, Answer>>): readonly Asked[] {
  const asked: Asked[] = [];
  const ask = async (procedure: string, input: Record<string, unknown>): Promise<unknown> => {
    asked.push({ procedure, input });
    const answer = answers[procedure];
    if (answer === undefined) throw new Error(`nobody answers ${procedure}`);
    return await answer(input);
  };
  const openExport = async (uuid: string, what: string): Promise<null> => {
    asked.push({ procedure: "openExport", input: { uuid, what } });
    return null;
  };
  const bridge = {
    ask,
    listen: () => () => undefined,
    chooseFolder: async () => "/exports",
    openExport,
  };
  Object.assign(window, { stillroom: bridge as unknown as Bridge });
  archiveState.setState({ archive: openArchive });
  return asked;
}

/** What was asked of one procedure, in order. */
export function inputsOf(
  asked: readonly Asked[],
  procedure: string,
): readonly Record<string, unknown>[] {
  return asked.filter((one) => one.procedure === procedure).map(({ input }) => input);
}

const openArchive: ArchiveState = {
  catalog: {
    uuid: "01234567-89ab-4cde-8f01-23456789abcd",
    path: "/archives/films.stillroom",
    name: "films",
    stills: 2,
    readOnly: null,
    damaged: false,
    behindBackup: null,
    lost: null,
    warning: null,
  },
  problem: null,
  recent: [],
  versions: {},
};

export function stillRecord(id: number, more: Partial<StillRecord> = {}): StillRecord {
  return {
    id,
    uuid: `0000-${String(id)}`,
    hash: "ab".repeat(32),
    thumbnail: "made",
    width: 5472,
    height: 3648,
    files: [],
    film: null,
    scenes: [],
    depictions: [],
    placesKnown: false,
    rightsHolders: [],
    keywords: [],
    kind: null,
    number: null,
    productionCode: null,
    filmsOfCode: [],
    marks: unmarked,
    status: "unknown",
    texts: {},
    creators: [],
    dateCreated: null,
    addedAt: "2026-01-01T00:00:00.000Z",
    changedAt: "2026-01-01T00:00:00.000Z",
    carried: {},
    ...more,
  };
}

export function stillFile(path: string, more: Partial<StillFile> = {}): StillFile {
  return {
    path,
    hash: "ab".repeat(32),
    bytes: 5_472_101,
    format: "tiff",
    width: 5472,
    height: 3648,
    orientation: 1,
    pages: 1,
    state: "present",
    inItsPlace: null,
    preferred: false,
    problem: null,
    ...more,
  };
}

export function named(id: number, name: string): { id: number; uuid: string; name: string } {
  return { id, uuid: `uuid-${String(id)}`, name };
}

/** All the lines there are. */
export function listed<Entry>(...lines: readonly Entry[]): OverviewPart<Entry> {
  return { total: lines.length, lines };
}

export const emptyOverview: Overview = {
  stills: 0,
  films: listed(),
  withoutFilm: { scenes: listed(), characters: listed(), performers: listed() },
  rightsHolders: listed(),
  keywords: listed(),
  cut: false,
  untagged: { noFilm: 0, noCaption: 0, noCredit: 0 },
  files: { missing: 0, toCheck: 0 },
};

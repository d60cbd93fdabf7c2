import type { Marks } from "../../../shared/marks.ts";
import type { ProblemKind } from "../../../shared/problem.ts";
import type {
  FilePresence,
  RightsStatus,
  StillCard,
  StillId,
  ThumbnailState,
} from "../../../shared/still.ts";
import { all, type ReadableDb } from "./database.ts";
import { presence, shownFirst } from "./files.ts";
import { marksIn, selectedMarks } from "./marks.ts";
import { usualStatuses } from "./rights/usual-status.ts";
import { captionsOf } from "./texts.ts";

type CardRow = Marks & {
  id: number;
  name: string;
  hash: Buffer;
  thumbnail: ThumbnailState;
  width: number | null;
  height: number | null;
  orientation: number;
  format: string;
  pages: number;
  problem: ProblemKind | null;
  state: FilePresence;
};

/** What the light table shows of these stills, in the order given; deleted ones are left out. */
export function cardsOf(db: ReadableDb, stills: readonly StillId[]): StillCard[] {
  const rows = all<CardRow>(
    db,
    `SELECT still_id AS id, file.name, hash, thumbnail, width, height, orientation,
       format, pages, ${selectedMarks},
       (SELECT kind FROM problem WHERE problem.path = source.path || '/' || file.path ORDER BY at DESC LIMIT 1) AS problem,
       ${presence} AS state
     FROM file JOIN source ON source.id = source_id JOIN still ON still.id = still_id
     WHERE still_id IN (SELECT value FROM json_each(?))
     ORDER BY still_id, ${shownFirst}`,
    JSON.stringify(stills),
  );
  const captions = captionsOf(db, stills);
  const statuses = usualStatuses(db, stills);
  const cards = new Map<StillId, StillCard>();
  for (const row of rows)
    if (!cards.has(row.id))
      cards.set(row.id, cardOf(row, captions.get(row.id) ?? "", statuses.get(row.id) ?? "unknown"));
  return stills.flatMap((id) => cards.get(id) ?? []);
}

function cardOf(row: CardRow, caption: string, status: RightsStatus): StillCard {
  const { width, height } = displayed(row);
  return {
    id: row.id,
    name: row.name,
    hash: row.hash.toString("hex"),
    thumbnail: row.thumbnail,
    width,
    height,
    caption,
    marks: marksIn(row),
    status,
    format: row.format,
    pages: row.pages,
    problem: row.problem,
    state: row.state,
  };
}

/** Stored pixels as displayed: EXIF orientations 5 to 8 swap width and height. */
export function displayed(stored: {
  width: number | null;
  height: number | null;
  orientation: number;
}): {
  width: number | null;
  height: number | null;
} {
  return stored.orientation >= 5
    ? { width: stored.height, height: stored.width }
    : { width: stored.width, height: stored.height };
}

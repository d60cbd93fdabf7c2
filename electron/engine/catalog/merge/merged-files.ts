import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MergedFolder } from "../../../../shared/contract/merging.ts";
import { all, first, run } from "../database.ts";
import { notePrintWanted } from "../prints.ts";
import { copyThumbnail } from "../sealed-thumbnail.ts";
import { within } from "../sources.ts";
import { unfinishedFolder } from "../unfinished.ts";
import type { MergeState, Row } from "./merge-state.ts";

/** Where thumbnails lie, theirs and ours; theirs is null where it has none to give. */
export type ThumbnailFolders = { readonly theirs: string | null; readonly ours: string };

type Source = { readonly id: number; readonly path: string };
/** Where a folder of theirs is here: a source of ours, and the way to it there ("" or ending in a slash). */
type Place = { readonly source: number; readonly prefix: string; readonly folder: MutableFolder };
type MutableFolder = { path: string; files: number; isHere: boolean };

/**
 * The files of stills that come in. Bytes are of one still, so a file whose bytes are here already stays away. Any other
 * comes with its folder, which is offline until it is there or somebody says where it is.
 */
export class MergedFiles {
  private readonly state: MergeState;
  private readonly thumbnails: ThumbnailFolders;
  private readonly places = new Map<number, Place>();

  constructor(state: MergeState, thumbnails: ThumbnailFolders) {
    this.state = state;
    this.thumbnails = thumbnails;
    state.past.tellBy("preferred_file", ["still_id"]);
  }

  /** The still of ours that has the very bytes of one of theirs. */
  stillOfBytes(still: number): number | null {
    for (const { hash, bytes } of this.filesOf(still)) {
      const sql = "SELECT still_id AS still FROM file WHERE hash = ? AND bytes = ? LIMIT 1";
      const ours = first<{ still: number }>(this.state.ours, sql, hash, bytes);
      if (ours !== null) return ours.still;
    }
    return null;
  }

  /** Brings the files of a still; those that are missing there only with a still that is new, which they tell when they come back. */
  bring(theirs: number, ours: number): void {
    const isNew = this.state.isFresh("still", ours);
    for (const file of this.filesOf(theirs)) {
      const isHere =
        first(this.state.ours, "SELECT 1 FROM file WHERE hash = ? LIMIT 1", file["hash"]) !== null;
      if (isHere || (!isNew && file["state"] === "missing")) continue;
      this.put(file, ours, isNew);
    }
    this.prefer(theirs, ours);
  }

  /** The folders that came in, with how many files came in each. */
  folders(): MergedFolder[] {
    return [...this.places.values()].map(({ folder }) => folder).filter(({ files }) => files > 0);
  }

  private filesOf(still: number): Row[] {
    return all<Row>(
      this.state.theirs,
      "SELECT * FROM file WHERE still_id = ? ORDER BY state = 'missing', id",
      still,
    );
  }

  private put(file: Row, still: number, isNew: boolean): void {
    const { ours, into, tally, lines } = this.state;
    const { source, prefix, folder } = this.placeOf(Number(file["source_id"]));
    const path = prefix + String(file["path"]);
    const taken = first(
      ours,
      "SELECT 1 FROM file WHERE source_id = ? AND path = ? AND state = 'present'",
      source,
      path,
    );
    if (taken !== null && !isNew) return; // what lies there is ours
    tally.count("files", "added");
    const name = String(file["name"]);
    lines?.add("files", "added", () => ({ of: name, property: "", ours: null, theirs: path }));
    folder.files += 1;
    if (into === null) return;
    const { id, ...row } = file;
    const key = this.state.insert("file", {
      ...row,
      still_id: still,
      source_id: source,
      path,
      state: taken === null ? (file["state"] ?? null) : "missing",
      thumbnail: this.bringThumbnail(file),
    });
    const carried = "SELECT carried, taken, findings FROM file_carried WHERE file_id = ?";
    const known = first<Row>(this.state.theirs, carried, id);
    if (known !== null)
      run(
        into,
        "INSERT INTO file_carried (file_id, carried, taken, findings) VALUES (?, ?, ?, ?)",
        key,
        ...Object.values(known),
      );
  }

  /** A thumbnail that is made shows a still whose file is not here. Answers the state of it. */
  private bringThumbnail({ hash, thumbnail }: Row): string {
    const { theirs, ours } = this.thumbnails;
    const { into } = this.state;
    // Bytes, by the declaration of the column.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const bytes = hash as unknown as Buffer;
    if (thumbnail !== "made" || theirs === null || into === null) return "pending";
    const [from, to] = [theirs, ours].map((folder) => thumbnailIn(folder, bytes.toString("hex")));
    if (from === undefined || to === undefined) return "pending";
    try {
      const isThere = existsSync(to) || copyThumbnail(from, to, unfinishedFolder(dirname(ours)));
      if (!isThere) return "pending";
    } catch {
      return "pending"; // it is made when the file is there
    }
    notePrintWanted(into, bytes);
    return "made";
  }

  private placeOf(theirs: number): Place {
    const known = this.places.get(theirs);
    if (known !== undefined) return known;
    const row = first<Row>(
      this.state.theirs,
      "SELECT uuid, path, added_at FROM source WHERE id = ?",
      theirs,
    );
    const place = this.placeFor(row ?? {});
    this.places.set(theirs, place);
    return place;
  }

  /** A folder of ours it is, or lies in; else it comes as one of its own. */
  private placeFor(source: Row): Place {
    const { ours } = this.state;
    const path = String(source["path"]);
    const folder = { path, files: 0, isHere: existsSync(path) };
    const same = first<Source>(ours, "SELECT id, path FROM source WHERE uuid = ?", source["uuid"]);
    if (same !== null) return { source: same.id, prefix: "", folder };
    for (const outer of all<Source>(ours, "SELECT id, path FROM source ORDER BY length(path)")) {
      const under = within(outer.path, path);
      if (under !== null)
        return { source: outer.id, prefix: under === "" ? "" : `${under}/`, folder };
    }
    const offline = folder.isHere ? null : "gone";
    return { source: this.state.insert("source", { ...source, offline }), prefix: "", folder };
  }

  /** Which of its files stands for a still, where that is not said here. */
  private prefer(theirs: number, ours: number): void {
    const { state } = this;
    const sql = "SELECT hash FROM preferred_file WHERE still_id = ?";
    const hash = first<{ hash: string }>(state.theirs, sql, theirs)?.hash;
    if (hash === undefined || first(state.ours, sql, ours) !== null) return;
    const by = { by: ["still_id"], isNews: false };
    if (state.past.isTakenAwayHere("preferred_file", { still_id: ours }, by)) return;
    state.insert("preferred_file", { still_id: ours, hash });
  }
}

function thumbnailIn(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), `${hash}.jpg`);
}

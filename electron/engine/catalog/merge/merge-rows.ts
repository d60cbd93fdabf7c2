import { all, first, number } from "../database.ts";
import { stillJoinedAs } from "../joined.ts";
import { isNumbered } from "../recorded-row.ts";
import { sayingAsMuch } from "../same-record.ts";
import { compareRows } from "./compare-rows.ts";
import { freelyNamed } from "./free-names.ts";
import type { MergedFiles } from "./merged-files.ts";
import { recordTables, toolTables, type MergedTable } from "./merged-tables.ts";
import { rowsOf, type MergeState, type Row } from "./merge-state.ts";
import type { PossiblySameRecords } from "./possibly-same.ts";
import { rowInWords } from "./row-in-words.ts";
import { keyOfRow } from "./shared-past.ts";

/** Records that we took away come back where something new of theirs refers to them. */
const revivable: readonly MergedTable[] = [
  ...recordTables,
  ...toolTables.filter(({ table }) => table === "still_set"),
];

/** Finds for each row of theirs the one of ours that is the same, and puts in those of which there is none. */
export class MergeRows {
  private readonly state: MergeState;
  private readonly files: MergedFiles;
  private readonly alike: PossiblySameRecords;
  /** By table: their keys of records that came back after the turn of what they hold in lists. */
  private readonly revived = new Map<string, Set<number>>();

  constructor(state: MergeState, files: MergedFiles, alike: PossiblySameRecords) {
    this.state = state;
    this.files = files;
    this.alike = alike;
  }

  mergeTable(table: MergedTable, each: () => void): void {
    this.state.past.tellBy(table.table, table.same[0] ?? []);
    for (const row of rowsOf(this.state.theirs, table.table)) {
      if (!this.isDone(table, row)) this.mergeRow(table, row);
      each();
    }
  }

  /** What records hold in lists that came back late. */
  mergeRevived(table: MergedTable): void {
    const [[column, of] = ["", ""]] = Object.entries(table.links);
    const sql = `SELECT * FROM ${table.table} WHERE ${column} = ?`;
    for (const record of this.revived.get(of) ?? [])
      for (const row of all<Row>(this.state.theirs, sql, record)) this.mergeRow(table, row);
  }

  /** One that something else had refer to it came before its turn. */
  private isDone({ table }: MergedTable, { id }: Row): boolean {
    return typeof id === "number" && this.state.keyOf(table, id) !== null;
  }

  private mergeRow(table: MergedTable, there: Row): void {
    const known = hasUuid(table) ? this.find(table.table, ["uuid"], there) : null;
    if (known !== null) this.meet(table, there, known);
    else if (hasUuid(table) && this.isTakenAway(table, there, there)) this.leave(table, there);
    else this.mergeUnknown(table, there);
  }

  /** Whether a row of theirs, with our keys, is one that we took away. */
  private isTakenAway({ table, same }: MergedTable, there: Row, theirs: Row): boolean {
    return this.state.past.isTakenAwayHere(table, theirs, {
      by: same[0] ?? [],
      isNews: this.isNews(table, there),
    });
  }

  private isNews(table: string, there: Row): boolean {
    return this.state.past.isNewsThere(table, keyOfRow(this.state.theirs, table, there));
  }

  /** They are one. */
  private meet(table: MergedTable, there: Row, ours: Row): void {
    const [theirKey, key] = [there["id"], ours["id"]];
    if (typeof theirKey === "number" && typeof key === "number")
      this.state.pair(table.table, theirKey, key);
    compareRows(this.state, table, { there, theirs: this.asFarAsHere(table, there), ours });
    if (table.table === "still") this.files.bring(Number(theirKey), Number(key));
  }

  /** One whose UUID is not here, or that has none. */
  private mergeUnknown(table: MergedTable, there: Row): void {
    const { ours: db } = this.state;
    const revives = hasUuid(table) || this.isNews(table.table, there);
    const theirs = this.withOurKeys(table, there, revives);
    if (theirs === null) {
      this.leave(table, there); // it is of something that we took away
      return;
    }
    const same = table.table === "still" ? this.sameStill(there) : this.findSame(table, theirs);
    if (same !== null) {
      this.meet(table, there, same);
      return;
    }
    if (!hasUuid(table) && this.isTakenAway(table, there, theirs)) this.leave(table, there);
    else if (table.table !== "still_scene" || this.isOfItsFilm(theirs, there))
      this.insert(table, there, freelyNamed(db, table.table, theirs));
    else this.leave(table, there, "scene of another film");
  }

  /** Theirs stays away. */
  private leave(table: MergedTable, there: Row, property?: string): void {
    this.state.tally.count(table.kind, "kept");
    this.list(table, there, "kept", property);
  }

  private list(table: MergedTable, there: Row, as: "added" | "kept", property?: string): void {
    const { lines, theirs } = this.state;
    lines?.add(table.kind, as, () => {
      const words = rowInWords(theirs, table, there);
      return { ...words, property: property ?? words.property, ours: null };
    });
  }

  private insert(table: MergedTable, there: Row, theirs: Row): void {
    const { state } = this;
    this.alike.look(table.table, theirs);
    state.tally.count(table.kind, "added");
    this.list(table, there, "added");
    const placed = this.behind(table, theirs);
    if (!isNumbered(state.ours, table.table)) {
      state.insert(table.table, placed);
      return;
    }
    const { id: _theirKey, ...row } = placed;
    const key = state.insert(table.table, row);
    state.pair(table.table, Number(there["id"]), key);
    if (table.table === "still") this.files.bring(Number(there["id"]), key);
  }

  /** What comes into a list that is here already goes behind what is there. */
  private behind({ table, within, links }: MergedTable, theirs: Row): Row {
    if (within === undefined || this.state.into === null) return theirs;
    if (this.state.isFresh(links[within] ?? "", theirs[within])) return theirs;
    const next = number(
      this.state.into,
      `SELECT coalesce(max(position), -1) + 1 FROM ${table} WHERE ${within} IS ?`,
      theirs[within],
    );
    return { ...theirs, position: Math.max(next, Number(theirs["position"])) };
  }

  private find(table: string, told: readonly string[], row: Row): Row | null {
    const where = told.map((column) => `${column} IS ?`).join(" AND ");
    const sql = `SELECT * FROM ${table} WHERE ${where} LIMIT 1`;
    return first<Row>(this.state.ours, sql, ...told.map((column) => row[column]));
  }

  /** Ours that says what theirs says. Of what came in with this merge nothing else says anything. */
  private findSame({ table, same, links }: MergedTable, theirs: Row): Row | null {
    if (Object.entries(links).some(([column, of]) => this.state.isFresh(of, theirs[column])))
      return null;
    for (const told of same) {
      const found = told[0] === "uuid" ? null : this.find(table, told, theirs);
      if (found !== null) return found;
    }
    const key = sayingAsMuch(this.state.ours, table, { ...theirs, id: -1 });
    return key === null ? null : this.find(table, ["id"], { id: key });
  }

  /** The still that theirs became part of here, or that has its very bytes. */
  private sameStill({ id, uuid }: Row): Row | null {
    const key = stillJoinedAs(this.state.ours, String(uuid)) ?? this.files.stillOfBytes(Number(id));
    return key === null ? null : this.find("still", ["id"], { id: key });
  }

  /** A scene is of the film of its stills, or of none. */
  private isOfItsFilm({ still_id }: Row, { scene_id }: Row): boolean {
    const { state } = this;
    if (state.isFresh("still", still_id)) return true;
    const film = (db: MergeState["ours"], table: string, id: unknown): number | null =>
      first<{ film: number | null }>(db, `SELECT film_id AS film FROM ${table} WHERE id = ?`, id)
        ?.film ?? null;
    const ofScene = film(state.theirs, "scene", scene_id);
    const ofStill = state.films.get(Number(still_id)) ?? film(state.ours, "still", still_id);
    return ofScene === null || ofStill === null || state.keyOf("film", ofScene) === ofStill;
  }

  /**
   * Their row with our keys; null where something it points to is not here. What we took away comes back for it where
   * it `revives`.
   */
  private withOurKeys(table: MergedTable, there: Row, revives: boolean): Row | null {
    const theirs: Record<string, string | number | null> = { ...there };
    for (const [column, of] of Object.entries(table.links)) {
      const key = there[column];
      if (typeof key !== "number") continue;
      const ours = this.state.keyOf(of, key) ?? (revives ? this.bringBefore(of, key) : null);
      if (ours === null) return null;
      theirs[column] = ours;
    }
    return theirs;
  }

  /** The same without what points to something that is not here. */
  private asFarAsHere(table: MergedTable, there: Row): Row {
    return Object.fromEntries(
      Object.entries(there).flatMap(([column, value]) => {
        const of = table.links[column];
        if (of === undefined || typeof value !== "number") return [[column, value]];
        const ours = this.state.keyOf(of, value);
        return ours === null ? [] : [[column, ours]];
      }),
    );
  }

  /** A record of theirs whose turn is yet to come, or that we took away. */
  private bringBefore(table: string, key: number): number | null {
    const { state } = this;
    const of = revivable.find((one) => one.table === table);
    const there = first<Row>(state.theirs, `SELECT * FROM ${table} WHERE id = ?`, key);
    if (of === undefined || there === null) return null;
    if (!this.isTakenAway(of, there, there)) this.mergeRow(of, there);
    else {
      this.revived.set(table, (this.revived.get(table) ?? new Set()).add(key));
      this.mergeUnknown(of, there);
    }
    return state.keyOf(table, key);
  }
}

function hasUuid({ same }: MergedTable): boolean {
  return same[0]?.[0] === "uuid";
}

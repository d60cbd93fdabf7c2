import type {
  Edit,
  Make,
  RecordCommand,
  RecordOutcome,
} from "../../../../shared/contract/records.ts";
import { ProblemError } from "../../../../shared/problem.ts";
import type { Effects } from "../../../../shared/record-page.ts";
import { recordKindNames, type RecordKind } from "../../../../shared/record.ts";
import { findCharacter, putInCast } from "../../catalog/cast.ts";
import { roleOfCode } from "../../catalog/cast-roles.ts";
import type { ReadableDb, WritableDb } from "../../catalog/database.ts";
import { plainName } from "../../catalog/name-key.ts";
import { effectsOfMerging, effectsOfRemoving, effectsOn } from "../../catalog/records/effects.ts";
import { codedRoles } from "../../catalog/records/dropped-codes.ts";
import { setNames } from "../../catalog/records/lists.ts";
import { makeRecord } from "../../catalog/records/make.ts";
import { mergeInto, shownAs } from "../../catalog/records/merge.ts";
import { bracketsOf } from "../../catalog/records/namesakes.ts";
import { removeRecord } from "../../catalog/records/remove.ts";
import {
  isSaidBeside,
  isSameFilm,
  leaveToOthers,
  makeRole,
  orderOf,
  removeRole,
  type Role,
} from "../../catalog/records/roles.ts";
import { saidInList } from "../../catalog/records/said-in-list.ts";
import { addName, namesOf, setShownName, shownName } from "../../catalog/records/tables.ts";
import type { Action } from "../action.ts";
import { countOf } from "../tag-stills.ts";
import { agentKey, requireRole, setFields } from "./edit-record.ts";
import { moveToFilm } from "./move-to-film.ts";
import { remarksOnYear, remarksOn, remarksOnCodes, remarksOnCredits } from "./remarks.ts";
import { listed, named, quoted, requireRecord, shortened } from "./words.ts";

type Outcome = Omit<RecordOutcome, "label">;

/** Edits, makes, renames, merges, moves or removes a record. Throws a Problem when that cannot be done. */
export function changeRecords(db: WritableDb, command: RecordCommand): Action<Outcome> {
  switch (command.do) {
    case "edit":
      return editRecord(db, command.record);
    case "make":
      return make(db, command.record);
    case "rename":
      return rename(db, command);
    case "merge":
      return merge(db, command);
    case "moveScene":
      return moveToFilm(db, command);
    case "remove":
      return command.kind === "role"
        ? removeFromCast(db, command.id)
        : remove(db, command.kind, command.id);
  }
}

const fieldNames: Readonly<Record<string, string>> = {
  language: "title language",
  names: "other names",
  codes: "production codes",
  position: "place in the order",
  place: "where it plays",
  agentKind: "kind",
  creditLine: "credit line",
  rightsHolders: "rights holders",
  parent: "broader keyword",
  creditedAs: "credited name",
  roleKind: "kind",
  uncredited: "credit",
};

function nameOfField(kind: Edit["kind"], field: string): string {
  return kind === "film" && field === "names" ? "titles" : (fieldNames[field] ?? field);
}

function editRecord(db: WritableDb, edit: Edit): Action<Outcome> {
  const { kind, id } = edit;
  const fields = listed(Object.keys(edit.set).map((field) => nameOfField(kind, field)));
  if (kind === "role") {
    const role = requireRole(db, id);
    // Without performer it would say no more than the others of the character do.
    const took = edit.set.performer === null ? tookFromSeveral(db, role) : null;
    if (took !== null) {
      leaveToOthers(db, role);
      return { result: { id, effects: {}, remarks: [] }, label: took };
    }
    setFields(db, edit);
    return {
      result: { id, effects: {}, remarks: [] },
      label: `Changed ${fields} of ${partOf(db, role)}${placeInWords(db, edit)}`,
    };
  }
  requireRecord(db, kind, id);
  const said = (): string[] =>
    Object.keys(edit.set).flatMap((field) => saidInList(db, kind, field, id));
  const before = said();
  setFields(db, edit);
  return {
    result: { id, effects: {}, remarks: remarksOn(db, kind, id) },
    label: `Changed ${fields} of ${recordKindNames[kind]} ${named(db, kind, id)}${differenceInWords(before, said())}${placeInWords(db, edit)}`,
  };
}

/** Which place a role or scene got in the order of its film, and that it is not the one that was asked for; empty where none was. */
function placeInWords(db: ReadableDb, { kind, id, set }: Edit): string {
  if ((kind !== "role" && kind !== "scene") || set.position === undefined) return "";
  const order = orderOf(db, kind === "role" ? "cast_role" : "scene", id);
  const last = order.length;
  const asked = set.position + 1;
  return asked > last
    ? `: ${String(last)}, the last; there is no ${String(asked)}`
    : `: ${String(order.indexOf(id) + 1)} of ${String(last)}`;
}

/** More would hide the record they are of. */
const SAID_OF_LIST = 3;

/** What of lists came and went: ": Q42 added, tt0118694 removed"; empty where nothing did. */
function differenceInWords(before: readonly string[], after: readonly string[]): string {
  const words = [
    ...after.filter((one) => !before.includes(one)).map((one) => `${shortened(one)} added`),
    ...before.filter((one) => !after.includes(one)).map((one) => `${shortened(one)} removed`),
  ];
  if (words.length === 0) return "";
  const more = words.length - SAID_OF_LIST;
  const shown = words.slice(0, SAID_OF_LIST).join(", ");
  return `: ${shown}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

/** Who is taken out of a role that others play too, as is said when it is done; null where nobody else does. */
function tookFromSeveral(db: ReadableDb, role: Role): string | null {
  const { performer } = role;
  if (performer === null || !isSaidBeside(db, { ...role, performer: null })) return null;
  const name = shownName(db, "agent", performer) ?? "";
  return `Took ${name}${bracketsOf(db, "agent", [performer])(performer)} out of ${partOf(db, role)}`;
}

/** "role “Ma Youtie” in “Return to Dust”" */
function partOf(db: ReadableDb, { character, film }: Pick<Role, "character" | "film">): string {
  return `role ${quoted(shownName(db, "character", character) ?? "")} in ${named(db, "film", film)}`;
}

function make(db: WritableDb, record: Make): Action<Outcome> {
  if ("film" in record && record.film !== null) requireRecord(db, "film", record.film);
  if (record.kind === "role") return makePart(db, record);
  const film = "film" in record ? record.film : null;
  const id = makeRecord(db, record.kind, record.name, film);
  if (record.kind === "character" && film !== null) putInCast(db, film, id);
  setFields(db, { ...record, id });
  return {
    result: { id, effects: {}, remarks: remarksOn(db, record.kind, id) },
    label: `Made ${recordKindNames[record.kind]} ${named(db, record.kind, id)}`,
  };
}

function makePart(db: WritableDb, record: Extract<Make, { kind: "role" }>): Action<Outcome> {
  const { film, character: chosen, set } = record;
  const character =
    "id" in chosen
      ? chosen.id
      : (findCharacter(db, film, chosen.name) ?? makeRecord(db, "character", chosen.name));
  requireRecord(db, "character", character);
  const performer = agentKey(db, set.performer ?? null);
  const id = makeRole(db, { film, character, performer, kind: set.roleKind ?? "role" });
  setFields(db, { kind: "role", id, set });
  return {
    result: { id, effects: {}, remarks: [] },
    label: `Added ${partOf(db, { character, film })}`,
  };
}

function rename(
  db: WritableDb,
  { kind, id, name, keep }: Extract<RecordCommand, { do: "rename" }>,
): Action<Outcome> {
  const before = requireRecord(db, kind, id);
  const said = named(db, kind, id);
  const kept = { ...shownAs(db, kind, id), name: before };
  const names = namesOf(db, kind, id);
  const effects = name === before ? {} : effectsOn(db, kind, id);
  if (name !== before) {
    setShownName(db, kind, id, name);
    setNames(
      db,
      kind,
      id,
      names.filter((other) => plainName(other.name) !== plainName(name)),
    );
    if (keep) addName(db, kind, id, kept);
  }
  return {
    result: { id, effects, remarks: remarksOn(db, kind, id) },
    label: `Renamed ${recordKindNames[kind]} ${said} to ${quoted(name)}`,
  };
}

function merge(
  db: WritableDb,
  { kind, id, into }: Extract<RecordCommand, { do: "merge" }>,
): Action<Outcome> {
  const word = recordKindNames[kind];
  requireRecord(db, kind, id);
  requireRecord(db, kind, into);
  const said = `${word} ${named(db, kind, id)} into ${named(db, kind, into)}`;
  if (id === into)
    throw new ProblemError(
      "invalid",
      `This ${word} cannot be merged into itself. Choose another ${word}.`,
    );
  if (kind === "scene") requireSameFilm(db, id, into);
  const pair = { from: id, to: into };
  const onYear = kind === "film" ? remarksOnYear(db, pair) : [];
  const effects = effectsOfMerging(db, kind, pair);
  const coded = codedRoles(db);
  const onCredits = remarksOnCredits(mergeInto(db, kind, pair));
  const onCodes = remarksOnCodes(coded, codedRoles(db), kind === "film" ? into : null);
  return {
    result: {
      id: into,
      effects,
      remarks: [...onYear, ...onCredits, ...onCodes, ...remarksOn(db, kind, into)],
    },
    label: `Merged ${said}${ofStills(effects)}`,
  };
}

function requireSameFilm(db: ReadableDb, scene: number, other: number): void {
  if (isSameFilm(db, scene, other)) return;
  throw new ProblemError(
    "invalid",
    "These scenes are not of the same film. Merge the films first, or tag the stills with the other scene.",
  );
}

function ofStills({ stills }: Effects): string {
  return stills === undefined ? "" : ` (${countOf(stills)})`;
}

function remove(db: WritableDb, kind: RecordKind, id: number): Action<Outcome> {
  requireRecord(db, kind, id);
  const said = named(db, kind, id);
  const effects = effectsOfRemoving(db, kind, id);
  removeRecord(db, kind, id);
  return {
    result: { id: null, effects, remarks: [] },
    label: `Deleted ${recordKindNames[kind]} ${said}${ofStills(effects)}`,
  };
}

function removeFromCast(db: WritableDb, id: number): Action<Outcome> {
  const role = requireRole(db, id);
  const took = tookFromSeveral(db, role);
  const label = took ?? `Removed ${partOf(db, role)}`;
  if (took === null) removeRole(db, id);
  else leaveToOthers(db, role);
  return {
    result: { id: null, effects: { roles: 1 }, remarks: [] },
    label: `${label}${droppedInWords(db, role)}`,
  };
}

/** That the code of a role that was removed stands for nobody in the film any more; empty where it does, or where it had none. */
function droppedInWords(db: ReadableDb, { film, code }: Role): string {
  if (code === null || roleOfCode(db, film, code) !== null) return "";
  return `; its code ${quoted(code)} goes with it`;
}

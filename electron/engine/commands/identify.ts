import { certaintyNames, isUnidentified, type Who } from "../../../shared/depiction.ts";
import { ProblemError } from "../../../shared/problem.ts";
import type { Depiction } from "../../../shared/still.ts";
import { agentNamed } from "../catalog/agents.ts";
import { castUnlessOthers, characterNamed, onlyFilmOf, putInCast } from "../catalog/cast.ts";
import type { ReadableDb, WritableDb } from "../catalog/database.ts";
import { settleOrder } from "../catalog/depiction-order.ts";
import {
  identify,
  identityOf,
  judge,
  putRegion,
  removeDepiction,
  takePlaceOf,
  type Identification,
} from "../catalog/depictions.ts";
import { isRecord, nameOfRecord } from "../catalog/names.ts";
import { setFilm } from "../catalog/tags.ts";
import { isSamePerson, type Identity } from "../catalog/same-person.ts";
import { today, whoWorks } from "../catalog/who.ts";
import type { Action } from "./action.ts";
import { nameInSentence, personInPicture } from "./person-in-picture.ts";
import { named } from "./records/words.ts";

type Changed = { readonly changed: number };

/** Whether who plays a character was said of this still only, because the film's cast names others. */
type Identified = Changed & { readonly inThisStillOnly: boolean };

/**
 * Says who somebody in a picture is, or with null that it is not known. One who is in the picture already
 * without a region becomes the same. @throws ProblemError when that one has a region of its own.
 */
export function identifyPerson(
  db: WritableDb,
  depiction: number,
  who: Who | null,
): Action<Identified> {
  const before = nameInSentence(db, depiction);
  const { record, person } = personInPicture(db, depiction);
  const follows = who === null ? nothingFollows : nameAs(db, depiction, who);
  if (who === null && !isUnidentified(person)) identify(db, depiction, nobody, unsaid);
  settleOrder(db, record.id);
  const now = nameInSentence(db, depiction);
  return {
    result: { changed: Number(now !== before), inThisStillOnly: follows.inThisStillOnly },
    label: `${labelOf(person, before, now)}${followedInWords(db, follows)}`,
  };
}

function labelOf(person: Depiction, before: string, now: string): string {
  return isUnidentified(person) ? `Identified ${now}` : `Changed ${before} to ${now}`;
}

const nobody: Identity = { character: null, performer: null };
const unsaid: Identification = { certainty: "certain", by: null, on: null };

/** What naming somebody in a picture says beside: of the still's film, and of that film's cast. */
type Follows = {
  /** The film that the still got with somebody who is in that film alone. */
  readonly film: number | null;
  /** Who plays the character in the still's film from now on, where its cast did not say so. */
  readonly joined: { readonly performer: number; readonly film: number } | null;
  /** Whether who plays the character is said of this still only: the film's cast names others. */
  readonly inThisStillOnly: boolean;
};
const nothingFollows: Follows = { film: null, joined: null, inThisStillOnly: false };

/** How that is told; empty for nothing. */
export function followedInWords(
  db: ReadableDb,
  { film, joined, inThisStillOnly }: Follows,
): string {
  if (inThisStillOnly) return ", in this still only";
  const follows = film === null ? "" : `; film ${named(db, "film", film)} followed from the cast`;
  if (joined === null) return follows;
  const performer = nameOfRecord(db, "performer", joined.performer);
  return `${follows}; ${performer} joined the cast of ${named(db, "film", joined.film)}`;
}

/**
 * Gives somebody in a picture their name; see {@link identifyPerson}. A still without a film gets that of a
 * character who was chosen and is in no other, as when tagged. Who plays a character is said of this still;
 * its film's cast learns of them only where it names nobody.
 */
export function nameAs(db: WritableDb, depiction: number, who: Who): Follows {
  const { record, person } = personInPicture(db, depiction);
  const chosen = who.character?.id;
  const film = record.film === null && chosen !== undefined ? onlyFilmOf(db, chosen) : null;
  if (film !== null) setFilm(db, [record.id], film);
  const { joined, inThisStillOnly, ...identity } = recordsOf(db, record.film?.id ?? null, who);
  // One who is in the picture in two regions already may be told more of in either.
  const isTwice = (other: Depiction): boolean =>
    other.region !== null && person.region !== null && isSame(person, identity);
  const twin = record.depictions.find(
    (other) => other !== person && isSame(other, identity) && !isTwice(other),
  );
  if (twin !== undefined && twin.region !== null && person.region !== null) {
    throw new ProblemError(
      "invalid",
      `${nameInSentence(db, twin.id)} has a region in this picture already. Move that one, or name somebody else.`,
    );
  }
  const known = twin === undefined ? nobody : identityOf(db, twin.id);
  if (twin !== undefined) {
    takePlaceOf(db, depiction, twin.id);
    removeDepiction(db, twin.id);
    if (person.region === null) putRegion(db, depiction, twin.region);
  }
  const meant = {
    character: identity.character ?? known.character,
    performer: identity.performer ?? known.performer,
  };
  const is = identityOf(db, depiction);
  // Who plays a character says nothing of how sure it is that this is the character.
  const isCharacterKept = is.character !== null && is.character === meant.character;
  const certainty = isCharacterKept ? person.certainty : "certain";
  if (is.character !== meant.character || is.performer !== meant.performer)
    identify(db, depiction, meant, { certainty, by: whoWorks(), on: today() });
  return { film, joined, inThisStillOnly };
}

/** Whether somebody, with the performer who follows from the cast, is who is meant. */
function isSame({ character, performer }: Depiction, meant: Identity): boolean {
  return isSamePerson(
    { character: character?.id ?? null, performer: performer?.id ?? null },
    meant,
  );
}

/** The records that are meant, made where a name finds none; a cast without performer of the character learns who plays it. */
function recordsOf(
  db: WritableDb,
  film: number | null,
  { character, performer }: Who,
): Identity & Omit<Follows, "film"> {
  const role =
    character === undefined
      ? null
      : keyOf(db, "character", character, (name) => characterNamed(db, film, name));
  const agent =
    performer === undefined
      ? null
      : keyOf(db, "performer", performer, (name) => agentNamed(db, name));
  const said = { character: role, performer: agent, joined: null, inThisStillOnly: false };
  if (film === null || role === null) return said;
  if (agent === null) {
    putInCast(db, film, role);
    return said;
  }
  const cast = castUnlessOthers(db, film, role, agent);
  return cast === "joined"
    ? { ...said, joined: { performer: agent, film } }
    : { ...said, inThisStillOnly: cast === "names others" };
}

function keyOf(
  db: ReadableDb,
  field: "character" | "performer",
  { id, name }: NonNullable<Who["character"]>,
  find: (name: string) => number,
): number {
  if (id === undefined) return find(name.normalize("NFC").trim());
  if (isRecord(db, field, id)) return id;
  throw new ProblemError(
    "not-found",
    `This ${field} is no longer in the archive. Choose another or make it anew.`,
  );
}

/** Says how sure it is who somebody is, and whose word that is. @throws ProblemError for somebody unidentified. */
export function judgePerson(
  db: WritableDb,
  depiction: number,
  said: { readonly [Part in keyof Identification]?: Identification[Part] | undefined },
): Action<Changed> {
  const { person } = personInPicture(db, depiction);
  if (isUnidentified(person)) {
    throw new ProblemError(
      "invalid",
      "Nobody has been identified here. Say first who it is, then how certain that is.",
    );
  }
  const isChanged = judge(db, depiction, {
    certainty: said.certainty ?? person.certainty,
    by: said.by === undefined ? person.identifiedBy : said.by,
    on: said.on === undefined ? person.identifiedOn : said.on,
  });
  const name = nameInSentence(db, depiction);
  const label =
    said.certainty === undefined
      ? `Wrote who identified ${name}`
      : `Called it ${certaintyNames[said.certainty].toLowerCase()} that this is ${name}`;
  return { result: { changed: Number(isChanged) }, label };
}

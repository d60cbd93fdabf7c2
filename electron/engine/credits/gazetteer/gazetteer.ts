import type { PartyKind, SaidKind } from "../../../../shared/credit.ts";
import type { PartySaid } from "../../catalog/credit-knowledge.ts";
import { editDistance } from "../../../../shared/edit-distance.ts";
import { agencies } from "./agencies.ts";
import { archives } from "./archives.ts";
import { distributors } from "./distributors.ts";
import { societies } from "./societies.ts";
import { studios } from "./studios.ts";

/** A party by name, as an archive knows it. */
export type Party = {
  readonly name: string;
  readonly kind: PartyKind;
  /** Only concluded from what it is to a still: what is well known of the name goes before. */
  readonly concluded?: true;
};

/** The parties known by name. */
export type Gazetteer = {
  /** What the archivist said of this name; null of most. */
  readonly saidOf: (name: string) => SaidKind | null;
  /** What a party is; null of one that is not known. Case, accents, full stops, "the" and the legal form do not matter. */
  readonly kindOf: (name: string) => PartyKind | null;
  /** The same of a name that is misspelt by a letter or two, or cut off within its last word. */
  readonly kindOfBroken: (name: string) => PartyKind | null;
  /** Names that hold a separator and must not be split at it. */
  readonly undivided: readonly string[];
};

const lists: readonly (readonly [PartyKind, string])[] = [
  ["agency", agencies],
  ["archive", archives],
  ["studio", studios],
  ["distributor", distributors],
  ["society", societies],
];

const wellKnown: readonly Party[] = lists.flatMap(([kind, names]) =>
  names.split(";").map((name) => ({ kind, name: name.trim().replaceAll(/\s+/gu, " ") })),
);

/**
 * The well-known parties and those of the archive; where several know a name, what the archivist said of it counts,
 * then the kind that the archive has, then what is well known.
 */
export function gazetteerWith(own: readonly Party[], said: readonly PartySaid[] = []): Gazetteer {
  const saidKinds = new Map(said.map(({ name, kind }) => [partyKey(name), kind]));
  const saidParties = said.flatMap(({ name, kind }) =>
    kind === "person" || kind === "nobody" ? [] : [{ name, kind }],
  );
  const told = own.filter(({ concluded }) => concluded !== true);
  const concluded = own.filter((party) => party.concluded === true);
  const parties = [...saidParties, ...told, ...wellKnown, ...concluded].filter(
    ({ name, kind }) => (saidKinds.get(partyKey(name)) ?? kind) === kind,
  );
  const kinds = new Map<string, PartyKind>();
  for (const { name, kind } of parties) {
    const key = partyKey(name);
    if (!kinds.has(key)) kinds.set(key, kind);
  }
  const initials = byInitial(kinds);
  const kindOf = (name: string): PartyKind | null => {
    const key = partyKey(name);
    return kinds.get(key) ?? kinds.get(key.replace(BRANCH, "")) ?? null;
  };
  return {
    saidOf: (name) => saidKinds.get(partyKey(name)) ?? null,
    kindOf,
    kindOfBroken: (name) => {
      const key = partyKey(name);
      return brokenAmong(initials.get(key.charAt(0)) ?? [], key);
    },
    undivided: parties.map(({ name }) => name).filter((name) => /[/|#]| [-–] /u.test(name)),
  };
}

/** The branch of a company in a country, or its press office. */
const BRANCH =
  / (?:italia|deutschland|germany|france|espana|spain|uk|usa|us|japan|korea|china|brasil|brazil|portugal|austria|schweiz|suisse|switzerland|international|europe|asia|nordic|official|presse|press|photo|stills|(?:and co )?medien)$| ?(?:官方|フォト|코리아|재팬|ジャパン|사무국)$/u;
const LEGAL_FORM =
  /(?: (?:inc|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|kg|ug|ohg|se|sarl|sas|sasu|s a|sa|srl|spa|s l|sl|slu|s l u|ltda|lda|bv|b v|nv|ab|as|a s|oy|kk|pty|sro|zrt|株式会社|有限公司))+$/u;

/** Letters as they are compared, without accents, case and punctuation. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/["“”„«»®™*]|\(r\)/gu, "")
    .replaceAll(/[.,'’]/gu, "")
    .replaceAll(/[\s_-]+/gu, " ")
    .trim();
}

/** A name as it is looked up. */
export function partyKey(name: string): string {
  const bare = name
    .replace(/^(?:https?:\/\/)?(?:www\.)?/iu, "")
    .replace(/\.(?:com|de|fr|it|es|net|org|co\.uk|jp|cn|kr)$/iu, "");
  const plain = folded(bare)
    .replace(/^the /u, "")
    .replace(/^株式会社/u, "");
  return plain.replace(LEGAL_FORM, "") || plain;
}

/** A line as it is looked through for parties: its letters folded, and the keys of the names it was read with. */
export type FoldedLine = { readonly text: string; readonly names: readonly string[] };

/** Folds a line that was read with these names. */
export function foldedLine(line: string, names: readonly string[]): FoldedLine {
  return { text: folded(line), names: names.map((name) => partyKey(name)) };
}

/** Tells lines that may be read otherwise by what is known of the parties of these keys: they are named there, or nearly. */
export function namingAnyOf(keys: readonly string[]): (line: FoldedLine) => boolean {
  const initials = byInitial(new Map(keys.map((key) => [key, "studio"])));
  return ({ text, names }) =>
    keys.some((key) => text.includes(key)) ||
    names.some((name) => brokenAmong(initials.get(name.charAt(0)) ?? [], name) !== null);
}

const LEAST_BROKEN = 6;

type Named = readonly [name: string, kind: PartyKind];

/** Names by their first letter, which is seldom wrong. */
function byInitial(kinds: ReadonlyMap<string, PartyKind>): ReadonlyMap<string, readonly Named[]> {
  const initials = new Map<string, Named[]>();
  for (const [name, kind] of kinds) {
    const initial = name.charAt(0);
    const others = initials.get(initial);
    if (others === undefined) initials.set(initial, [[name, kind]]);
    else others.push([name, kind]);
  }
  return initials;
}

function brokenAmong(names: readonly Named[], key: string): PartyKind | null {
  if (key.length < LEAST_BROKEN) return null;
  const allowed = key.length < 10 ? 1 : 2;
  for (const [known, kind] of names) {
    if (key.length >= 2 * LEAST_BROKEN && known.startsWith(key)) return kind;
    if (Math.abs(known.length - key.length) > allowed) continue;
    if (isSwapped(known, key) || editDistance(known, key) <= allowed) return kind;
  }
  return null;
}

/** Whether two neighbouring letters changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return (
    at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/** The well-known parties alone. */
export const wellKnownParties: Gazetteer = gazetteerWith([]);

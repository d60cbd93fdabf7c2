import type { CreditReason, CreditRole, PartyKind } from "../../../shared/credit.ts";
import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import type { Marker } from "./markers.ts";
import { isEastAsian, isPersonForm, kindByWord } from "./party-form.ts";
import { isInverted, personName } from "./person-name.ts";
import type { Segment } from "./segments.ts";

/** A party of a credit line. */
export type CreditPart = {
  readonly name: string;
  /** As it stands in the line, but for punctuation. */
  readonly written: string;
  readonly role: CreditRole | null;
  readonly reason: CreditReason;
  /** 0 to 1. */
  readonly confidence: number;
};

type Nature = { readonly kind: PartyKind | "person" | null; readonly by: CreditReason };

/** How sure a role is that is given for a reason. */
export const confidences: Readonly<Record<CreditReason, number>> = {
  said: 1,
  corrected: 1,
  marker: 1,
  known: 1,
  spelling: 0.8,
  word: 0.8,
  person: 0.6,
  place: 0.5,
  open: 0.2,
};

/**
 * Says of each party what it does: by its marker and what it is, then by where it stands. What is said to be no
 * party is left out.
 */
export function rolesOf(found: readonly Segment[], known: Gazetteer): readonly CreditPart[] {
  const segments = found.filter(({ name }) => known.saidOf(name) !== "nobody");
  const natures = segments.map(({ name }) => natureOf(name, known));
  return segments.map((segment, index) => {
    const nature = natures[index] ?? { kind: null, by: "open" };
    const { role, reason } =
      segment.marker === null
        ? unmarkedRole(nature, { segments, natures, index })
        : isBeforeCompany(segments, natures, index)
          ? decided("photographers", "place")
          : markedRole(segment.marker, segment.name, nature);
    const name =
      role === "photographers" || nature.kind === "person"
        ? personName(segment.name)
        : segment.name;
    return { name, written: segment.name, role, reason, confidence: confidences[reason] };
  });
}

/** "© Jane Doe / Company": behind © before an agency or a company that is known stands who took the picture. */
function isBeforeCompany(
  segments: readonly Segment[],
  natures: readonly Nature[],
  index: number,
): boolean {
  const [segment, next, own, after] = [
    segments[index],
    segments[index + 1],
    natures[index],
    natures[index + 1],
  ];
  return (
    segment?.marker === "copyright" &&
    own?.kind === "person" &&
    next?.marker === null &&
    after !== undefined &&
    (after.kind === "agency" ||
      after.kind === "archive" ||
      (after.by === "known" && (after.kind === "studio" || after.kind === "distributor")))
  );
}

function natureOf(name: string, known: Gazetteer): Nature {
  const said = known.saidOf(name);
  if (said !== null && said !== "nobody") return { kind: said, by: "said" };
  const kind = known.kindOf(name);
  if (kind !== null) return { kind, by: "known" };
  const broken = known.kindOfBroken(name);
  const word = kindByWord(name);
  if (word !== null && broken === null) return { kind: word, by: "word" };
  if (broken !== null) return { kind: broken, by: "spelling" };
  return isPersonForm(name) || isInverted(name)
    ? { kind: "person", by: "person" }
    : { kind: null, by: "open" };
}

/** What a party of a kind does where nothing else tells. */
export const roleOfKind: Readonly<Record<PartyKind, CreditRole>> = {
  agency: "suppliers",
  archive: "suppliers",
  studio: "rightsHolders",
  distributor: "distributors",
  society: "rightsHolders",
};

type Decided = { readonly role: CreditRole | null; readonly reason: CreditReason };

const decided = (role: CreditRole | null, reason: CreditReason): Decided => ({ role, reason });

function markedRole(marker: Marker, name: string, { kind, by }: Nature): Decided {
  const lends = kind === "agency" || kind === "archive";
  switch (marker) {
    case "copyright":
      return lends && (by === "known" || by === "said")
        ? decided("suppliers", by)
        : decided("rightsHolders", "marker");
    // Only a party that lends pictures supplies what is by courtesy of it; any other gives out its own.
    case "courtesy":
      return decided(
        lends && (by === "known" || by === "said" || !isVague(name)) ? "suppliers" : "distributors",
        "marker",
      );
    case "via":
      return decided("suppliers", "marker");
    case "source":
      return kind === "studio" || kind === "distributor"
        ? decided(roleOfKind[kind], by)
        : decided("suppliers", "marker");
    case "client":
      return decided("clients", "marker");
    case "production":
      return decided("rightsHolders", "marker");
    case "distribution":
      return decided("distributors", "marker");
    case "other":
      return decided(null, "open");
    case "by":
    case "photo":
      return takenBy(marker, name, { kind, by });
  }
}

/** "Collection" alone makes no archive of a company that lends its own pictures. */
function isVague(name: string): boolean {
  return /\b(?:image|media|pictures?|films?) collection$|\b(?:foundation|institute|society)$/iu.test(
    name,
  );
}

/** A company behind "Photo by" is no photographer. */
function takenBy(marker: "by" | "photo", name: string, { kind, by }: Nature): Decided {
  if (kind === "person") return decided("photographers", "marker");
  if (kind !== null && !(marker === "by" && by === "spelling"))
    return decided(roleOfKind[kind], by);
  if (isEastAsian(name)) return decided("photographers", marker === "by" ? "marker" : "person");
  if (marker === "by" && /\s/u.test(name)) return decided("photographers", "person");
  return decided(null, "open");
}

type Among = {
  readonly segments: readonly Segment[];
  readonly natures: readonly Nature[];
  readonly index: number;
};

function unmarkedRole({ kind, by }: Nature, among: Among): Decided {
  if (kind === "person") return decided("photographers", by);
  const isBehindCopyright = among.segments[among.index]?.isBehindCopyright === true;
  if (kind === "distributor" && isBehindCopyright) return decided("rightsHolders", "place");
  if (kind !== null) return decided(roleOfKind[kind], by);
  if (isBehindCopyright) return decided("rightsHolders", "place");
  const { segments, natures, index } = among;
  const before = natures.slice(0, index);
  const after = natures.slice(index + 1);
  const hasPerson =
    [...before, ...after].some((one) => one.kind === "person") ||
    segments.some(({ marker }) => marker === "by");
  const lendsAfter = after.some((one) => one.kind === "agency" || one.kind === "archive");
  // between a photographer and an agency stands another agency
  if (before.length > 0 && lendsAfter && hasPerson) return decided("suppliers", "place");
  return decided(null, "open");
}

import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import { bareName, isNoise } from "./bare-name.ts";
import { listOf, type Around } from "./lists.ts";
import { readMarker, splitAtMarkers, type Marker } from "./markers.ts";
import { isPersonForm, kindByWord } from "./party-form.ts";
import { shield, unshield } from "./shield.ts";

/** One party of a line, with what marks it. */
export type Segment = {
  readonly marker: Marker | null;
  readonly name: string;
  /** It stands in a chain that began with ©, with no other marker between. */
  readonly isBehindCopyright?: true;
};

const HARD = /・(?=撮影|提供|配給)|\s*[/|#;•※。]\s*|\s+@\s*|\s+-\s+|\s+·\s+|\s*[()[\]【】]\s*/u;
const ABBREVIATED =
  "[Ii]nc|INC|[Ll]td|LTD|[Cc]orp|CORP|[Cc]o|CO|[Bb]ros|BROS|[JS]r|Mrs?|Ms|Dr|Prof|Sta?|[Cc]oll?|Colec|Prods?|PRODS?|Hnos|Ll|[Pp]hotog|[Ff]ot|[Rr]eprod|[Dd]ir|[Rr][ée]al|[Dd]istr|Ass|[Pp]h|[Nn]o|[Nn]r|bzw|ca|\\p{Lu}";
/** A full stop that ends no abbreviation, before a capital or ©. */
const SENTENCE = new RegExp(
  `(?<=[\\p{L}\\d)"”])(?<!(?<![\\p{L}])(?:${ABBREVIATED}))(?:\\.\\s+|。\\s*)(?=[\\p{Lu}\\p{Lo}©"“'(])`,
  "gu",
);
const CLIENT =
  /(?<=\S)(?<!\b(?:[Cc]enter|[Cc]entre|[Ss]ociety|[Ff]oundation|[Ff]und|[Ii]nstitute|[Aa]cademy|[Aa]ssociation|[Mm]useum|[Ss]chool|[Cc]ouncil|[Aa]gency))\s+(?=(?:for|für|pour|para|per)\s+(?:(?:the|le|la|o|a|el|die|das|den)\s+)?(?:(?:revista|jornal|journal|magazine|zeitschrift|rivista|diario|zeitung)\s+)?\p{Lu}[^,]*$)/gu;

/** Splits a line, cleaned of what is no party, into parties. */
export function segmentsOf(text: string, known: Gazetteer): readonly Segment[] {
  let isBehindCopyright = false;
  return shield(text, known)
    .split(HARD)
    .flatMap((piece) => piece.split(SENTENCE))
    .flatMap((piece) => splitAtMarkers(piece))
    .flatMap((piece) => piece.split(CLIENT))
    .flatMap((piece) => partiesIn(unshield(piece).trim(), known))
    .map((segment) => {
      if (segment.marker !== null) isBehindCopyright = segment.marker === "copyright";
      return isBehindCopyright ? { ...segment, isBehindCopyright } : segment;
    });
}

/** Companies that made or keep something together. */
const TOGETHER =
  /\s+(?:in (?:association|co-?production|cooperation) with|in zusammenarbeit mit|in koproduktion mit|en coproduction avec|in co-?produzione con|en coproducci[óo]n con|em coprodu[çc][ãa]o com)\s+|\s+at\s+(?=(?:the\s+)?\p{Lu}\p{Ll}+.*(?:[Ll]ibrar|[Uu]niversit|[Mm]useum|[Aa]rchive))/u;
/** What stands before the name of an archive and is no part of it. */
const COLLECTION =
  /^(?:archivio fotografico|archivo fotogr[áa]fico|arquivo fotogr[áa]fico|sammlung|acervo|collezione|cole[çc][ãa]o|colecci[óo]n|coll(?:ection)?)\s+(?:(?:of|de|del|della|da|do|du|des)\s+)?(?:(?:the|la|el|il|o)\s+)?(?=\p{L})/iu;

function partiesIn(piece: string, known: Gazetteer): readonly Segment[] {
  const whole = bareName(piece);
  if (known.kindOf(whole) !== null) return [{ marker: null, name: withoutPhoto(whole, known) }];
  const together = piece.split(TOGETHER);
  if (together.length > 1) return together.flatMap((one) => partiesIn(one.trim(), known));
  const bare = piece.replace(/[\s,;:]+$/u, "");
  // "Photo 12, Alamy" begins with a name that itself begins with a marker
  const isListOfKnown = known.kindOf(bareName(bare.split(/[,、，]/u, 1)[0] ?? "")) !== null;
  const { marker, name: marked } = isListOfKnown ? { marker: null, name: bare } : readMarker(bare);
  if (marker === "other") return [];
  const inCollection = bareName(marked);
  const holder = inCollection.replace(COLLECTION, "");
  const name =
    known.kindOf(inCollection) === null &&
    (known.kindOf(holder) === "archive" || kindByWord(holder) === "archive")
      ? holder
      : inCollection;
  if (known.kindOf(name) !== null) return [{ marker, name }];
  const list = listOf(name, { marker, known });
  const isOfPeople = marker !== "copyright" || isPersonForm(list[0] ?? "");
  return list.flatMap((one, index) =>
    apart(one, { marker: index === 0 || (isList(marker) && isOfPeople) ? marker : null, known }),
  );
}

/** "AFP PHOTO" is AFP; a name of several words, such as Alamy Stock Photo, is left as it is. */
function withoutPhoto(name: string, known: Gazetteer): string {
  const before = /^(\S+)\s+photo$/iu.exec(name)?.[1];
  return before !== undefined && known.kindOf(before) === "agency" ? before : name;
}

/** Behind these stand lists of people; behind the others the first alone is meant. */
function isList(marker: Marker | null): boolean {
  return marker === "by" || marker === "photo" || marker === "copyright";
}

/** Parties that stand beside each other with nothing between, "AFP PHOTO ANP Koen van Weel". */
function apart(name: string, { marker, known }: Around): readonly Segment[] {
  const inner = readMarker(name);
  if (inner.marker !== null && inner.marker !== marker && inner.name !== "" && inner.name !== name)
    return partiesIn(name, known).map((segment) => ({
      ...segment,
      marker: segment.marker ?? marker,
    }));
  const reporter =
    /^(\p{Script=Han}{2,}?)\s*(?:记者|記者|(?:发|發|电|電)(?=$|[\s(]))\s*(.*)$/u.exec(name);
  if (reporter?.[1] !== undefined && known.kindOf(reporter[1]) !== null)
    return [
      { marker: null, name: reporter[1] },
      ...(isNoise(reporter[2] ?? "") ? [] : [{ marker, name: reporter[2] ?? "" }]),
    ];
  if (known.kindOf(name) !== null || kindByWord(name) === "society") return [{ marker, name }];
  const joined = /^(.+?)\s*[=-]\s*(.+)$/u.exec(name);
  if (joined?.[1] !== undefined && joined[2] !== undefined && known.kindOf(joined[1]) !== null)
    if (known.kindOf(joined[2]) !== null || name.includes("="))
      return [{ marker, name: joined[1] }, ...partiesIn(joined[2], known)];
  const words = name.split(/\s+/u);
  for (let length = words.length - 1; length > 0; length--) {
    const [head, tail] = [words.slice(0, length).join(" "), words.slice(length).join(" ")];
    if (isPartyAndMore(head, tail, known))
      return [
        ...partiesIn(head, known).map((one) => ({ ...one, marker })),
        ...partiesIn(tail, known),
      ];
    const [front, end] = [words.slice(0, -length).join(" "), words.slice(-length).join(" ")];
    if (isPartyAndMore(end, front, known))
      return [...apart(bareName(front), { marker, known }), { marker: null, name: bareName(end) }];
  }
  return unseparated(name, { marker, known }) ?? glued(name, { marker, known });
}

function isPartyAndMore(party: string, rest: string, known: Gazetteer): boolean {
  const kind = known.kindOf(party);
  if (kind === null || rest === "") return false;
  const more = readMarker(rest);
  const name = bareName(more.name);
  if (known.kindOf(name) !== null) return true;
  const isPerson = isPersonForm(name) && kindByWord(name) === null;
  return isPerson && (kind === "agency" || more.marker !== null);
}

/** "Lorna McAllisterGetty Images" and "X Verleih Foto Max Muster": what stands between is missing, or is only a word. */
function unseparated(name: string, { marker, known }: Around): readonly Segment[] | null {
  for (const { index } of name.matchAll(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu)) {
    const [head, tail] = [name.slice(0, index), name.slice(index)];
    if (known.kindOf(tail) !== null && isPersonForm(head))
      return [
        { marker, name: head },
        { marker: null, name: tail },
      ];
  }
  const [, before, after] = /^(.+?)\s+(?:foto|photo|fotos|photos)\s+(.+)$/iu.exec(name) ?? [];
  if (before === undefined || after === undefined || !isPersonForm(after)) return null;
  if (kindByWord(after) !== null) return null;
  return [...apart(before, { marker, known }), { marker: "by", name: after }];
}

/** "KOEN VAN WEELAFP": the slash is missing before an agency in capitals. */
function glued(name: string, { marker, known }: Around): readonly Segment[] {
  const end = /^(.+ \p{Lu}{2,}?)(AFP|EPA|DPA|ANP|AP|REX|EFE|ANSA)$/u.exec(name);
  if (
    end?.[1] === undefined ||
    end[2] === undefined ||
    known.kindOf(end[2]) === null ||
    !isPersonForm(end[1])
  )
    return [{ marker, name }];
  return [
    { marker, name: end[1] },
    { marker: null, name: end[2] },
  ];
}

import type { Gazetteer } from "./gazetteer/gazetteer.ts";
import { isPersonForm, kindByWord } from "./party-form.ts";
import { readMarker, splitAtMarkers, type Marker } from "./markers.ts";
import { isInverted } from "./person-name.ts";

/** One party of a line, with what marks it. */
export type Segment = {
  readonly marker: Marker | null;
  readonly name: string;
  /** It stands in a chain that began with ©, with no other marker between. */
  readonly isBehindCopyright?: true;
};

const HARD = /・(?=撮影|提供|配給)|\s*[/|#;•※。]\s*|\s+@\s*|\s+-\s+|\s+·\s+|\s*[()[\]【】]\s*/u;
const ABBREVIATED =
  "[Ii]nc|INC|[Ll]td|LTD|[Cc]orp|CORP|[Cc]o|CO|[Bb]ros|BROS|[JS]r|Mrs?|Ms|Dr|Prof|Sta?|[Cc]oll?|Colec|Prods?|PRODS?|Hnos|Ll|[Pp]hotog|[Ff]ot|[Rr]eprod|Ass|[Pp]h|[Nn]o|[Nn]r|bzw|ca|\\p{Lu}";
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
  /^(?:sammlung|acervo|collezione|cole[çc][ãa]o|colecci[óo]n|coll(?:ection)?)\s+(?=\p{L})/iu;

function partiesIn(piece: string, known: Gazetteer): readonly Segment[] {
  const whole = bareName(piece);
  if (known.kindOf(whole) !== null) return [{ marker: null, name: withoutPhoto(whole, known) }];
  const together = piece.split(TOGETHER);
  if (together.length > 1) return together.flatMap((one) => partiesIn(one.trim(), known));
  const { marker, name: marked } = readMarker(piece.replace(/[\s,;:]+$/u, ""));
  if (marker === "other") return [];
  const inCollection = bareName(marked);
  const holder = inCollection.replace(COLLECTION, "");
  const name =
    known.kindOf(inCollection) === null &&
    (known.kindOf(holder) === "archive" || kindByWord(holder) === "archive")
      ? holder
      : inCollection;
  if (known.kindOf(name) !== null) return [{ marker, name }];
  if (isNoise(name)) return [];
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

type Around = { readonly marker: Marker | null; readonly known: Gazetteer };

/** The members of "A, B and C", where they are people or known parties; else the name as it is, without a place behind it. */
function listOf(name: string, { marker, known }: Around): readonly string[] {
  if (
    isInverted(name) &&
    name.split(",").every((part) => known.kindOf(part.trim()) === null) &&
    marker !== "copyright"
  )
    return [name];
  const parts = name
    .split(/\s*(?:,(?!\s*(?:inc|ltd|llc|corp|co|jr|sr|s\.?a|s\.?l|gmbh|limited|plc)\b)|、|，)\s*/iu)
    .flatMap((part) => conjoined(part, { marker, known }))
    .map((part) => bareName(part))
    .filter((part) => !isNoise(part));
  if (parts.length < 2) return parts.length === 0 ? [] : parts;
  const tells = (part: string): boolean =>
    known.kindOf(part) !== null ||
    isPersonForm(part) ||
    readMarker(part).marker !== null ||
    (marker !== null && /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2,6}$/u.test(part));
  if (parts.every((part) => tells(part) || kindByWord(part) !== null)) return parts;
  if (marker === "by") return parts;
  // a place, a department or a remark behind the party
  return parts.filter((part, index) => index === 0 || tells(part) || kindByWord(part) !== null);
}

/** "A and B" are two where both are people or known; a name such as "Smith & Sons" is one. */
function conjoined(part: string, { marker, known }: Around): readonly string[] {
  const halves = part.split(
    /\s+(?:and|AND|und|UND|u\.|et|ET|ed?|y|Y|e|E|&|\+|和|与|與|및|と)\s+|(?<=\p{Script=Hangul})[·・](?=\S)|(?<=テレビ\p{Script=Han}+|\p{Script=Hiragana})・|(?<=\p{Script=Han})・(?=\P{Script=Katakana})|(?<=\S)[·・](?=\p{Script=Hangul})|(?<=\p{Script=Han})[和与與](?=\p{Script=Han}{2,4}$)/u,
  );
  if (halves.length < 2) return [part];
  const arePeople = halves.every((half) => isPersonForm(half.trim()) && kindByWord(half) === null);
  const areKnown = halves.every(
    (half) => known.kindOf(half) !== null || (isPersonForm(half) && kindByWord(half) === null),
  );
  const isKnownFirst =
    halves.length === 2 &&
    known.kindOf(halves[0] ?? "") !== null &&
    /\s/u.test(halves[1] ?? "") &&
    kindByWord(halves[1] ?? "") !== null;
  if (isKnownFirst) return halves;
  const areTold = halves.every((half) => /[·・]/u.test(part) && /\p{Lo}/u.test(half));
  if (arePeople || areKnown || areTold) return halves;
  const first = halves[0] ?? "";
  // "Ada and Max Weber": two given names of one family
  if (
    marker === "by" &&
    halves.length === 2 &&
    /^\p{Lu}\p{Ll}+$/u.test(first) &&
    isPersonForm(halves[1] ?? "")
  )
    return [`${first} ${(halves[1] ?? "").split(/\s+/u).slice(1).join(" ")}`, halves[1] ?? ""];
  return [part];
}

/** Parties that stand beside each other with nothing between, "AFP PHOTO ANP Koen van Weel". */
function apart(name: string, { marker, known }: Around): readonly Segment[] {
  const inner = readMarker(name);
  if (inner.marker !== null && inner.marker !== marker && inner.name !== "" && inner.name !== name)
    return partiesIn(name, known).map((segment) => ({
      ...segment,
      marker: segment.marker ?? marker,
    }));
  const reporter = /^(\p{Script=Han}{2,}?)\s*(?:记者|記者|发|發|电|電)\s*(.*)$/u.exec(name);
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

/** What is left when a marker, a number or a remark stood alone. */
function isNoise(name: string): boolean {
  return (
    !/\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(name) ||
    /^(?:photos?|images?|fotos?|bild(?:er)?|credits?|tm|tm &|and|by|the|pictures?|via|cut|left|right|above|below|detail|l|r|c|ph|der film|des films|das|die|the film|film|stills?|szenenbild|filmstill|unit photography|copyright|courtesy|picture credits?|photo credits?|서울|场景|credit line|\(?notice\)?|name|photographer|agency|source|exif|iim|xmp|https?|foto de rodaje|藏品|场景|剧照|劇照|图片|圖片|写真|사진|撮影|摄|记者|电影|電影|映画|영화|为|由|스틸|스틸컷)$/iu.test(
      name,
    ) ||
    (/^(?:bild|nr|no|ref|id|img|neg)?[\s.:-]*[\p{L}]{0,3}[-\s]?\d[\w-]*$/iu.test(name) &&
      !/\p{Ll}{3}/u.test(name))
  );
}

const [SLASH, BAR, HASH, DASH, OPEN, CLOSE] = [
  "\u{1}",
  "\u{2}",
  "\u{3}",
  "\u{4}",
  "\u{5}",
  "\u{6}",
];

/** Keeps separators that stand within known names, and between numbers. */
function shield(text: string, known: Gazetteer): string {
  return known.undivided
    .reduce(
      (shielded, name) =>
        shielded.toLowerCase().includes(name.toLowerCase())
          ? shielded.replace(new RegExp(escaped(name), "giu"), hidden)
          : shielded,
      text,
    )
    .replaceAll(/\((\p{Lo})\)/gu, `${OPEN}$1${CLOSE}`)
    .replaceAll(/(?<=\d)\/(?=\d)/gu, SLASH)
    .replaceAll(
      /(?<=\p{Script=Han})\((\p{Script=Han}{2,3})\)(?=\p{Script=Han})/gu,
      `${OPEN}$1${CLOSE}`,
    );
}

function hidden(name: string): string {
  return name
    .replaceAll("/", SLASH)
    .replaceAll("|", BAR)
    .replaceAll("#", HASH)
    .replaceAll(" - ", DASH);
}

function unshield(text: string): string {
  return text
    .replaceAll(SLASH, "/")
    .replaceAll(BAR, "|")
    .replaceAll(HASH, "#")
    .replaceAll(DASH, " - ")
    .replaceAll(OPEN, "(")
    .replaceAll(CLOSE, ")");
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

const YEARS = String.raw`(?:1[89]|20)\d\d(?:\s*[-–/,]\s*(?:(?:1[89]|20)\d\d|\d\d?))?`;

/** A name without years at its ends, outer punctuation and quotes, and a full stop that belongs to no abbreviation. */
export function bareName(name: string): string {
  const inner = name
    .replace(/^[\s.,:;=*"“„«'‘_-]+|[\s,:;=*"”»_-]+$/gu, "")
    .replace(new RegExp(`^${YEARS}(?:\\s*(?:by|,|-)\\s*|\\s+|$)`, "iu"), "")
    .replace(new RegExp(`[\\s,(]+${YEARS}\\)?\\.?$`, "u"), "")
    .replace(/^(?:by|von|par|da|di|por|de la|de l[’'])\s+(?=\p{Lu})/u, "")
    .replace(/\s+shows?\s.*$/u, "")
    .replace(/^print from\s+/iu, "")
    .replace(/(?:昭和|平成|令和|大正|民國|民国)\d{1,3}年/u, "")
    .replace(/^서울\s*=/u, "")
    .replace(/^(?:and|und|et|y|e)\s+(?=\S)/u, "")
    .replace(
      /^(?:from|aus|du|de|dal(?:la)?|del|da|do)\s+(?:the|dem|der|la|le)?\s*(?=(?:\p{Lu}[\p{L}'’.-]*\s)+)/u,
      (words) => (/^(?:from|aus)/u.test(words) ? "" : words),
    )
    .replace(
      /^(?:the|la|le|l['’]|les|il|lo|el|der|die|das|dem|den|o|a)\s*(?<=\s|['’])(?=\p{Lu})/u,
      "",
    )
    .replace(/^(?:revista|jornal|rivista|zeitschrift|diario)\s+(?=\p{Lu})/u, "")
    .replace(/(?<=\p{L})(?:19|20)\d\d$/u, "")
    .replace(/^(?:19|20)\d\d(?=[「『\p{Lo}])/u, "")
    .replace(/[\s,:;'’"”]+$/u, "")
    .replace(/\.[\s.]+$/u, ".");
  return /(?:\b(?:inc|ltd|corp|bros|co|jr|sr|cie|prod|coll|ltda|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|e\.?v|\p{Lu})|\.\p{L})\.$/iu.test(
    inner,
  )
    ? inner
    : inner.replace(/[.\s]+$/u, "");
}

import { isPersonForm, kindByWord } from "./party-form.ts";

/** How a museum or an archive came by a thing. */
export type AcquisitionKind =
  | "gift"
  | "bequest"
  | "purchase"
  | "presentation"
  | "transfer"
  | "exchange"
  | "loan"
  | "commission"
  | "acceptance-in-lieu"
  | "other";

/** What an acquisition line says: it credits donors, and nobody who made or owns the picture. */
export type Acquisition = {
  readonly kind: AcquisitionKind;
  /** Donors, sellers, lenders and funds, as written. */
  readonly from: readonly string[];
  readonly year: number | null;
};

/** What a line of acquisition begins with; the donors follow. */
const beginnings: readonly (readonly [AcquisitionKind, RegExp])[] = [
  [
    "acceptance-in-lieu",
    /^(?:accepted|allocated|acquired)\b.*\bin lieu\b|^accepted under the cultural gifts scheme|^dation\b|^allocated by HM/iu,
  ],
  [
    "bequest",
    /^(?:bequeathed|bequest(?:\s+of|\s+by)?|legs(?:\s+(?:de|d[’']))?|verm[äa]chtnis(?:\s+von)?|nachlass\s+von|lascito(?:\s+(?:di|da|del))?|legado(?:\s+de)?|遺贈|유증)(?![\p{L}])/iu,
  ],
  ["presentation", /^(?:presented|given by)\b/iu],
  [
    "gift",
    /^(?:(?:partial and )?(?:promised |partial |anonymous |museum |fractional )?gifts?(?:\s+(?:of|from|by|in (?:memory|honou?r)))?|donated|donation(?:s)?(?:\s+(?:of|from|by|de|d[’']))?|don(?:\s+(?:de|du|des|d[’'])|:|\s+\p{Lu})|schenkung(?:\s+(?:von|der|des|aus))?|geschenk(?:\s+(?:von|der|des))?|dono(?:\s+(?:di|da|del|della))?|donazione(?:\s+(?:di|da|del|della))?|donaci[óo]n(?:\s+de)?|doa[çc][ãa]o(?:\s+(?:de|da|do))?|捐赠|捐贈|寄贈|기증)(?![\p{L}])/iu,
  ],
  ["exchange", /^(?:exchange|acquired by exchange|by exchange|tausch)\b/iu],
  ["commission", /^commissioned\b/iu],
  [
    "transfer",
    /^(?:transferred|transfer|d[ée]p[ôo]t de l[’'][ée]tat|[üu]berweisung|[üu]bertragung|trasferimento|transferencia|移管)(?![\p{L}])/iu,
  ],
  [
    "loan",
    /^(?:lent by|on (?:long[- ]?term )?loan|long[- ]?term loan|loan(?:ed)?\b|(?:dauer)?leihgabe|d[ée]p[ôo]t(?:\s+(?:de|du|des))|deposito|dep[óo]sito|comodato|寄託|借展)(?![\p{L}])/iu,
  ],
  [
    "purchase",
    /^(?:museum purchase|purchased?|bought|comprad[oa]|achat|acquis(?:ition)?\s+(?:par|en|gr[âa]ce)|ankauf|erworben|acquisto|acquistat[oa]|compra(?: a)?|adquirid[oa]|adquisici[óo]n|aquisi[çc][ãa]o|購入|购藏|购入|구입|매입)(?![\p{L}])/iu,
  ],
  [
    "other",
    /^(?:acquired|acquisition|acquisizione|provenance unknown|received from|found in collection|source unknown|owned jointly|co-?owned|jointly owned|partial|inherited|from the collection of|given)\b/iu,
  ],
];

/** A fund, prize or grant with which a thing was bought. */
const FUND =
  /\bfunds?\b|\bpurchase (?:prize|award|grant)\b|\bendowment\b|\bmatching grant\b|\bmuseum appropriation\b|\bacquisitions? committee\b|\bcharitable trust\b|(?:\bbequest|\btrust|\bpurchase|\bacquisition)$/iu;

/** Suffixes of Chinese, Japanese and Korean: "张三捐赠", "山田太郎氏寄贈". */
const behind: readonly (readonly [AcquisitionKind, RegExp])[] = [
  ["gift", /^(.+?)(?:氏|様)?\s*(?:より)?\s*(?:捐赠|捐贈|捐献|惠赠|寄贈|기증)$/u],
  ["bequest", /^(.+?)氏?\s*(?:より)?\s*(?:遺贈|遗赠|유증)$/u],
];

/**
 * Takes an acquisition line ("Gift of …", "Presented by … 1994", "Purchased 1998") out of a text; null where
 * there is none. What a text says beside it, such as the archive that has the thing, stays.
 */
export function takeAcquisition(text: string): {
  readonly acquisition: Acquisition | null;
  readonly rest: string;
} {
  const none = { acquisition: null, rest: text };
  const line = text.split(/\.?\s+(?=copyright\b|©)/iu);
  if (line.length > 1) {
    const taken = takeAcquisition(line[0] ?? "");
    if (taken.acquisition !== null)
      return { ...taken, rest: [taken.rest, ...line.slice(1)].join(" / ") };
  }
  if (/©|\bphoto(?:s|graph)?(?: by|:)/iu.test(text)) return none;
  const whole = acquisitionIn(text);
  if (whole !== null) {
    const holders = text
      .split(/\s*[;/|]\s*/u)
      .slice(1)
      .filter((clause) => isHolder(clause) || /^(?:col[el]c?|coll)\./iu.test(clause));
    const said = holders.reduce((left, holder) => left.replace(holder, ""), text);
    return { acquisition: acquisitionIn(said) ?? whole, rest: holders.join(" / ") };
  }
  const clauses = text
    .split(/\s*[,;，、/|()]\s*|\.\s+(?=\p{Lu}\p{Ll}{2})/u)
    .filter((clause) => clause !== "");
  const at = clauses.findIndex(
    (clause, index) =>
      behindIn(clause) !== null ||
      ((/^\p{Ll}/u.test(clause) || index > 0) &&
        !FUND.test(clause) &&
        acquisitionIn(clause) !== null),
  );
  const clause = clauses[at];
  if (clause === undefined) return none;
  const year = /^(?:1[89]|20)\d\d\s*年?$/u.test(clauses[at + 1] ?? "")
    ? Number.parseInt(clauses[at + 1] ?? "", 10)
    : null;
  const acquisition = behindIn(clause) ?? acquisitionIn(clause);
  const others = clauses.filter((_, index) => index !== at && !(year !== null && index === at + 1));
  return {
    acquisition: acquisition === null ? null : { ...acquisition, year: acquisition.year ?? year },
    rest: others.join(" / "),
  };
}

/** The archive that has the thing, named beside those it came from. */
function isHolder(clause: string): boolean {
  return (
    kindByWord(clause) === "archive" &&
    !/\b(?:fund|gift|bequest|foundation|exchange)\b/iu.test(clause)
  );
}

function behindIn(clause: string): Acquisition | null {
  const dated =
    /^(?:((?:1[89]|20)\d\d)\s*[年년]\s*)?(.*?)(?:\s*[,，(]?\s*((?:1[89]|20)\d\d)\s*年?\)?)?$/u.exec(
      clause,
    );
  const year = dated?.[1] ?? dated?.[3];
  for (const [kind, form] of behind) {
    const from = form.exec(dated?.[2] ?? "")?.[1];
    if (from !== undefined)
      return {
        kind,
        from: [from.trim().replace(/^由/u, "")],
        year: year === undefined ? null : Number(year),
      };
  }
  return null;
}

function acquisitionIn(line: string): Acquisition | null {
  const year = yearIn(line);
  for (const [kind, form] of beginnings) {
    const match = form.exec(line);
    if (match === null) continue;
    const said = withoutYear(line.slice(match[0].length));
    return { kind, from: kind === "purchase" ? sellersIn(said) : donorsIn(said), year };
  }
  const said = withoutYear(line);
  if (FUND.test(said) && !/\bfilm funds?\b/iu.test(said)) {
    const gift = /\b(?:gift|bequest) of (.+)$/iu.exec(said)?.[1];
    return { kind: "purchase", from: gift === undefined ? [] : donorsIn(gift), year };
  }
  const exchanged = /^(.+?),? by exchange\b/iu.exec(said)?.[1];
  if (exchanged !== undefined) return { kind: "exchange", from: donorsIn(exchanged), year };
  return null;
}

/** A thing is bought with a gift of somebody, or from somebody; funds and those who assisted are no sellers. */
function sellersIn(said: string): readonly string[] {
  const gift = /\b(?:gifts?|bequest) (?:of|from) (.+)$/iu.exec(said)?.[1];
  if (gift !== undefined) return donorsIn(gift);
  const seller = /^[\s:,]*(?:from|de|di|da|von|a|à|chez)\s+(.+)$/iu.exec(said)?.[1];
  if (
    seller === undefined ||
    /\bfunds?\b|\bassistance\b|\bbequest\b|\btrust\b|\bgrants?\b/iu.test(seller)
  )
    return [];
  return donorsIn(seller);
}

/** What follows the donors: in whose memory, through whom, to whom, under what scheme. */
const AFTER_DONORS =
  /\s*[,;]?\s+(?:in (?:loving )?(?:memory|honou?r|celebration|recognition|commemoration|gratitude)|en (?:memoria|souvenir|hommage)|in memoria|zum andenken|through|via|by exchange|by descent|to (?:the|mark|celebrate|commemorate)|on the occasion|under the|as part of|with (?:the )?(?:assistance|help|support|aid|funds)|for the|from the (?:estate|collection) of|accessioned|and purchased)\b.*$/iu;

function donorsIn(said: string): readonly string[] {
  return said
    .replace(/^[\s:,.;-]+/u, "")
    .replace(/^(?:and )?(?:by|from|of|to)\s+/iu, "")
    .replace(/^(?:la|le|l[’']|il|lo|el|o|a|os|as|der|die|das|dem|den|des|the)\s*(?=\p{Lu})/u, "")
    .replace(AFTER_DONORS, "")
    .split(/\s*;\s*/u)
    .flatMap((donors) => couples(donors))
    .map((donor) =>
      donor
        .replace(/^(?:and|with)\s+/iu, "")
        .replace(/,\s*(?:the )?(?:unit )?\p{Ll}[\p{L} ]+$/u, "")
        .replace(/(?<=\b(?:museum|archive|library|institute|gallery)),\s*\p{Lu}\p{L}+$/iu, "")
        .replace(/[\s.,;]+$/u, ""),
    )
    .filter((donor) => /\p{L}{2}/u.test(donor));
}

/** "Ada Ash and Bo Beck" are two; "Ada and Bo Beck" and "Mr. and Mrs. Beck" one. */
function couples(donors: string): readonly string[] {
  const halves = donors.split(/\s*,?\s+(?:and|und|et|e|y)\s+/u);
  const named = (half: string): boolean =>
    isPersonForm(half.replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Dame|Prof)\.?\s+/u, ""));
  return halves.length === 2 && halves.every((half) => named(half.trim())) ? halves : [donors];
}

/** The year of an acquisition stands last; one within a fund's name is none. */
function yearIn(line: string): number | null {
  const year =
    /(?:^|[\s,(])((?:1[5-9]|20)\d\d)(?:-\d\d?)?\)?\s*[年년]?(?:,? accessioned \d{4})?[.\s]*$/u.exec(
      line,
    );
  return year?.[1] === undefined ? null : Number(year[1]);
}

function withoutYear(text: string): string {
  return text
    .replace(
      /(?:[\s,(]+(?:en|em|in|im Jahr|nel))?[\s,(]*(?<!\d)(?:1[5-9]|20)\d\d(?:-\d\d?)?\)?\s*[年년]?(?:,? accessioned \d{4})?[.\s]*$/u,
      "",
    )
    .trim();
}

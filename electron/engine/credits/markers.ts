/**
 * What stands before or behind a party and says what it does: "by" a person who took the picture, a weaker
 * word such as "Photo:", behind which companies stand as well, and so on.
 */
export type Marker =
  | "by"
  | "photo"
  | "copyright"
  | "courtesy"
  | "via"
  | "source"
  | "client"
  | "production"
  | "distribution"
  /** A director or somebody in the picture: no party. */
  | "other";

/** `inside` also begins a party in the midst of a line that has no separator there. */
type Form = {
  readonly marker: Marker;
  readonly words: string;
  readonly inside?: true;
  /** Only before a name in capitals. */
  readonly capital?: true;
};

const PICTURE =
  "(?:photo(?:graph(?:y|s|ie[ns]?)?|s)?|images?|pictures?|pics?|stills?|illustrations?|portraits?)";

const before: readonly Form[] = [
  // courtesy
  {
    marker: "courtesy",
    inside: true,
    words: `(?:${PICTURE}\\s+|used\\s+|appears?\\s+|all\\s+)?(?:is |are )?(?:by\\s+)?(?:kind\\s+)?cou?rtesy(?:\\s+of|\\s*:)`,
  },
  {
    marker: "courtesy",
    inside: true,
    capital: true,
    words: `(?:${PICTURE}\\s+)?(?:courtesy|cortes[íi]a|courtoisie|gentileza(?: de(?: la| los)?| da| do| di)?)\\s|gracieuset[ée] d[eu]\\s|pr[êe]t[ée]e?s? par\\s|(?:with )?(?:many )?thanks to\\s|merci à\\s|wir danken\\s|dank an\\s|gracias a\\s|agradecimientos?(?: a)?:?\\s|lent by\\s|loaned by\\s`,
  },
  // "courtesy the artist": somebody who is not named, but said
  {
    marker: "courtesy",
    inside: true,
    words: `(?:${PICTURE}\\s+)?courtesy\\s(?=(?:the|his|her|their)\\s\\p{Ll})`,
  },
  {
    marker: "courtesy",
    inside: true,
    words: `(?:${PICTURE}\\s+)?(?:used )?(?:by|with) (?:the )?(?:kind )?permission (?:of|from)|(?:${PICTURE}\\s+|this image (?:is )?)?(?:issued|released|provided|supplied|furnished|made available) by`,
  },
  {
    marker: "courtesy",
    inside: true,
    words:
      "mit freundlicher (?:genehmigung|unterst[üu]tzung)(?:\\s+(?:von|der|des|durch)(?:\\s+(?:der|des|die))?)?|zur verf[üu]gung gestellt (?:von|vom|durch)|freundlicherweise .*? von|bereitgestellt (?:von|durch)",
  },
  {
    marker: "courtesy",
    inside: true,
    words:
      "(?:avec|par) l[’']aimable (?:autorisation|courtoisie) (?:de la |de l[’']|des |du |de |d[’'])|(?:avec l[’']|par )?autorisation (?:de la |de l[’']|des |du |de |d[’'])|(?:avec la )?courtoisie (?:de la |de l[’']|des |du |de |d[’']|:)?|(?:(?:photos?|images?|visuels?) )?fournie?s? par|mise? [àa] disposition par",
  },
  {
    marker: "courtesy",
    inside: true,
    words:
      "si ringrazia(?:no)? (?:la |il |l[’']|lo |i |le )?|(?:per|su) gentile concessione (?:della |dell[’']|del |dei |di |d[’']|-)?|per cortesia (?:della |dell[’']|del |di )|cortesia\\s*(?:della |dell[’']|del |di |:)|(?:immagine |foto )?(?:concess[ao]|fornit[ao]) (?:dalla |dall[’']|dal |da )",
  },
  {
    marker: "courtesy",
    inside: true,
    words:
      "(?:imagen |foto |fotograf[íi]a )?(?:por )?cortes[íi]a\\s*(?:de la |de los |de las |del |de |:)|(?:imagen |foto )?(?:cedid|facilitad|proporcionad)[ao]s? por(?: la| el| los)?|(?:imagem |foto )?cortesia\\s*(?:da |do |dos |de |:)|(?:imagem |foto )?(?:gentilmente )?cedid[ao]s? (?:pela |pelo |por )",
  },
  {
    marker: "courtesy",
    words:
      "(?:写真|画像|スチール|スチル|場面写真|図版)?(?:提供|協力)\\s*(?:[:=]|\\s(?=\\S))|(?:图片|剧照|图|圖片|劇照|照片|資料)?\\s*(?:提供|供图|供圖)\\s*:|(?:사진|이미지|스틸|자료)?\\s*제공\\s*(?:[:=/]|\\s(?=\\S))|사진제공\\s*[:=]?",
  },
  {
    marker: "courtesy",
    words: "(?:图片|剧照|圖片|劇照|照片|图|圖)?\\s*均?由(?=.+(?:提供|供图|供圖|授权|授權))",
  },
  // who distributes, who produced
  {
    marker: "distribution",
    inside: true,
    words:
      "(?:im )?verleih\\s*:|im verleih (?:von|der|des)|distribut(?:ion|or|ed by|eur)\\s*:|distributed by|distribuye|distribuisce|distribu[ée]e? par|distributeur\\s*:|distribuzione\\s*:|distribuito da|distribuidora\\s*:|distribuci[óo]n\\s*:|distribuid[ao] por|distribui[çc][ãa]o\\s*:|(?:発行|发行|發行|配給|배급)\\s*(?:[:=/]|\\s(?=\\S))",
  },
  {
    marker: "production",
    inside: true,
    words:
      "produ[kc]tion\\s*:|produced by|(?:co-?)?produce(?=\\s)|prod\\.\\s*:|produit par|produzione\\s*:|producci[óo]n\\s*:|produ[çc][ãa]o\\s*:|eine produktion (?:von|der)|(?:出品|製作|制作|製作著作|제작)\\s*(?:[:=/]|\\s(?=\\S))",
  },
  {
    marker: "distribution",
    capital: true,
    words: "(?:distribution|verleih|distribuzione|distribuci[óo]n|distribui[çc][ãa]o)\\s",
  },
  { marker: "production", capital: true, words: "(?:produzione|producci[óo]n|produ[çc][ãa]o)\\s" },
  {
    marker: "other",
    inside: true,
    words:
      "(?:director|dir\\.|directed by|regie|r[ée]alisation|r[ée]al\\.|r[ée]alis[ée] par|regia(?: di)?|direcci[óo]n|direç[ãa]o|dirigid[ao] por|un film de|ein film von|un film di|a film by|pictured|from left|left to right|l-r|v\\.\\s?l\\.|导演|導演|監督|감독|出演|主演|출연)\\s*:?\\s(?!\\s*$)|(?:导演|導演|監督|감독|出演|主演|출연|文|글)\\s*:",
  },
  // ©
  {
    marker: "copyright",
    inside: true,
    words:
      "(?:tm\\s*(?:&|and|,|/)?\\s*)?(?:(?:copyright|copr\\.?)\\s*(?:©|\\(c\\)|:)?|©|\\(c\\)(?!\\p{L}))\\s*:?\\s*(?:by\\s+)?",
  },
  {
    marker: "copyright",
    words:
      "(?:alle )?rechte(?: bei)?\\s*:|alle rechte bei|rights?\\s*:|rights holder\\s*:|droits\\s*:|diritti\\s*:|derechos\\s*:|direitos\\s*:|(?:版权|版權|著作権|저작권)(?:所有)?(?:者)?\\s*[:=]|저작권자\\s|版权归(?=.+所有)|版權歸(?=.+所有)",
  },
  // via, source
  { marker: "via", inside: true, words: "via(?=\\s)" },
  {
    marker: "source",
    inside: true,
    words:
      "(?:image |photo |bild)?(?:source|quelle)\\s*:|(?:archivi[oe]|archivo|acervo|archives?|archiv|fonds|sammlung|fundo|fondo)\\s*:|fonte\\s*:|fuente\\s*:|(?:图片|圖片|照片|图|圖|剧照|画像|影像|視頻|视频)?(?:来源|來源|源|出典|引自|摘自|据)\\s*:|(?:圖|图)(?:据|據)(?=\\p{Script=Han})|(?:사진\\s*)?(?:출처|자료)\\s*[:=/]|(?:所蔵|收藏)\\s*:",
  },
  { marker: "source", inside: true, words: "(?:coll?|colec|coll[ée]z|samml)\\.\\s" },
  // who took it
  {
    marker: "by",
    inside: true,
    words: `(?:${PICTURE}|(?:unit |set |production |publicity |promotional |still )+(?:photo(?:graph(?:y|s))?|stills?)|shot|photographed|taken|captured)\\s+(?:credit\\s+)?by`,
  },
  {
    marker: "by",
    inside: true,
    words:
      "(?:(?:unit |set |stills? |production |special |staff )*photographers?|(?:still|set|unit|additional|special) photography|photog\\.?(?=[\\s:])|fot\\.)\\s*:?|foto ?fij[ao]s?\\s*:|(?:stand|set|szenen|bühnen)?fotograf(?:in|innen|en)?\\s*:?(?=\\s)|photographes?(?: de plateau)?\\s*:?(?=\\s)|fotograf[oa]s?(?: di scena)?\\s*:?(?=\\s)|fot[óo]graf[oa]s?(?: de (?:plat[óo]|cena|rodaje|set))?\\s*:?(?=\\s)",
  },
  {
    marker: "by",
    inside: true,
    words:
      "(?:foto(?:grafi?e?|s|graf[íi]as?)?|bild(?:er)?|aufnahmen?)\\s+von|(?:(?:剧照|劇照|海报|海報|现场|平面|スチール|スチル|宣伝)?(?:摄影师?|攝影師?|拍摄|拍攝|撮影)|(?:剧照|劇照)[师師]|フォトグラファー|スチールカメラマン|カメラマン?|촬영|포토그래퍼|스틸\\s*(?:사진|작가)?)\\s*(?:[:=/]|\\s(?=\\S))|摄影师(?=\\p{Script=Han}{2,4}$)|作者\\s*:|사진작가\\s*:|autor[ae]?s?\\s*:|author\\s*:|本?[报報]?(?:特派|攝影|摄影)?[记記]者(?=\\s*\\p{Script=Han})",
  },
  {
    marker: "by",
    capital: true,
    words:
      "photo(?:s|graphies?)? (?:de|par)\\s|foto(?:grafi[ea])?(?: di scena)? di\\s|foto(?:graf[íi]a)?s? de\\s",
  },
  {
    marker: "photo",
    inside: true,
    words:
      "(?:ph?oto|phto|image|picture|pic|photographic)s?\\s*(?:credit|cred\\.?|courtesy)?s?\\s*[:=]|credits?(?: line)?\\s*:|mandatory credit\\s*:|(?:photo )?credit should read(?: as)?|(?:unit |film ?|production )?stills?\\s*[:©]|(?:photo|picture) credits?\\s*;",
  },
  {
    marker: "photo",
    inside: true,
    words:
      "(?:szenen|stand|set|titel|presse|werk)?fotos?\\s*(?:grafie)?\\s*[:=]|bild(?:er|nachweis|quelle|rechte|material)?\\s*[:=]|fotonachweis\\s*:|fotocredit\\s*:|aufnahme\\s*:|standfoto\\s*:|(?:cr[ée]dits?\\s+)?photo(?:s|graphie[s]?|graphique[s]?)?\\s*[:=]|cr[ée]dits?(?:\\s+photo(?:s|graphiques?)?)?\\s*:|clich[ée]s?\\s*:|photos? de (?:plateau|tournage)\\s*:|foto(?:grafi[ea])?(?: di scena)?\\s*[:=]|cr[ée]diti?(?: foto(?:grafici|grafico)?)?\\s*:|immagin[ei]\\s*:|foto(?:s|graf[íi]as?)?(?: fija)?(?: de (?:rodaje|cena|plat[óo]))?\\s*[:=]|imagen(?:es)?\\s*:|imagem\\s*:|cr[ée]ditos?(?: fotogr[áa]ficos?| da foto| de la foto)?\\s*:",
  },
  {
    marker: "photo",
    inside: true,
    words:
      "(?:图片|圖片|图|圖|照片|剧照|劇照|写真|スチール(?:写真)?|スチル|画像|사진|스틸|포토)\\s*(?:[:=]|\\s(?=\\S))",
  },
  { marker: "photo", inside: true, capital: true, words: "ph(?:oto)?\\s?[:.]" },
  {
    marker: "photo",
    capital: true,
    words:
      "(?:photos?|photographie|fotografie|fotograf[íi]a|phto|foto(?!\\s+studio)|fotos|bild|image|ph)(?: credit| de cena| di scena| de plateau)?\\s",
  },
  // for whom
  { marker: "client", words: "im auftrag (?:von|der|des)\\s" },
  {
    marker: "client",
    capital: true,
    words: "(?:(?:exclusively|especially)\\s+)?for\\s|f[üu]r\\s|pour\\s|per\\s|para\\s",
  },
];

const behind: readonly Form[] = [
  { marker: "courtesy", words: "per la (?:gentile )?concessione.*" },
  { marker: "by", words: "(?:摄影师?|攝影師?|摄|攝|撮影|拍摄|拍攝|촬영)(?:报道|報導)?" },
  { marker: "by", words: "(?:사진|객원)?\\s*기자(?:\\s*촬영)?" },
  {
    marker: "by",
    words:
      ",\\s*(?:(?:unit |stills? |set )*photographer|fotografin?|standfotografin?|photographe|fotografo|fot[óo]grafo)",
  },
  {
    marker: "courtesy",
    words:
      "(?:本人|より)?(?:사진\\s*제공|写真提供|提供(?:图片|圖片|写真|剧照)?|供图|供圖|供稿|授权使用|授權使用|授权|授權|제공|写真提供)",
  },
  { marker: "copyright", words: "(?:版权所有|版權所有|所有)" },
  { marker: "distribution", words: "(?:发行|發行|配給|배급)" },
  { marker: "production", words: "(?:出品|製作|제작)" },
  { marker: "source", words: "(?:旧蔵|所蔵|蔵|소장|收藏|珍藏|藏)" },
];

const prefixes = before.map(({ words, ...form }) => ({
  ...form,
  prefix: new RegExp(`^(?:${words})\\s*`, "iu"),
}));
const suffixes = behind.map(({ marker, words }) => ({
  marker,
  suffix: new RegExp(`\\s*(?:${words})$`, "iu"),
}));
const inside = before
  .filter((form) => form.inside)
  .map(({ words, ...form }) => ({
    ...form,
    place: new RegExp(`(?<=[\\s,.:)\\]])(?:${words})\\s*`, "giu"),
  }));

/** Splits a piece where a marker begins a party without any separator before it. */
export function splitAtMarkers(piece: string): readonly string[] {
  const starts = inside.flatMap(({ place, capital }) =>
    [...piece.matchAll(place)]
      .filter(({ 0: words, index }) => isBefore(piece.slice(index + words.length), capital))
      .map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  );
  const cuts = starts
    .filter(({ start }) => !starts.some((other) => other.start < start && start < other.end))
    .map(({ start }) => start)
    .toSorted((a, b) => a - b);
  const apart = [0, ...cuts].map((cut, index) => piece.slice(cut, cuts[index]));
  // "Photo ©": two markers of one party
  return apart.reduce<string[]>((pieces, part) => {
    const last = pieces.at(-1);
    return last !== undefined && BARE_MARKER.test(last)
      ? [...pieces.slice(0, -1), last + part]
      : [...pieces, part];
  }, []);
}

const BARE_MARKER = /^(?:photos?|fotos?|stills?|images?|bild|ph|photographie)[\s:.]*$/iu;

function isBefore(rest: string, capital: true | undefined): boolean {
  return (
    rest !== "" &&
    (capital === undefined ||
      /^(?:(?:the|la|le|el|o|a|il|die|das|den) )?(?:(?:revista|jornal|journal|magazine|zeitschrift|rivista|diario|zeitung) )?[\p{Lu}\p{Lo}\d©"“]/u.test(
        rest,
      ))
  );
}

/** A party with what marks it; several markers in a row count as the last, "Photo: Courtesy of X". */
export function readMarker(piece: string): {
  readonly marker: Marker | null;
  readonly name: string;
} {
  return markedBefore(piece) ?? markedBehind(piece, suffixes) ?? { marker: null, name: piece };
}

type Marked = { readonly marker: Marker; readonly name: string };

function markedBefore(piece: string): Marked | null {
  for (const { marker, prefix, capital } of prefixes) {
    const match = prefix.exec(piece);
    if (match === null || !isBefore(piece.slice(match[0].length), capital)) continue;
    const rest = piece.slice(match[0].length);
    const inner = markedBefore(rest);
    if (inner !== null && isPhotoOf(marker, inner.marker))
      return { marker: "photo", name: inner.name };
    if (inner !== null && !isWeaker(inner.marker, marker)) return inner;
    // what a marker before says, one behind may only end: 由 … 提供
    const name = inner?.name ?? rest;
    const ended = markedBehind(
      name,
      suffixes.filter((one) => one.marker === "by" || one.marker === "courtesy"),
    );
    return ended ?? { marker, name };
  }
  return null;
}

function markedBehind(piece: string, forms: typeof suffixes): Marked | null {
  for (const { marker, suffix } of forms) {
    const match = suffix.exec(piece);
    if (match !== null && match.index > 0)
      return { marker, name: readMarker(piece.slice(0, match.index)).name };
  }
  return null;
}

/** "Photo ©" and "© Photo" stand before whoever took the picture. */
function isPhotoOf(outer: Marker, inner: Marker): boolean {
  return (
    (outer === "photo" && inner === "copyright") || (outer === "copyright" && inner === "photo")
  );
}

/** "Photo by" says more than the "photo" that may follow it. */
function isWeaker(inner: Marker, outer: Marker): boolean {
  return inner === "photo" && outer !== "photo";
}

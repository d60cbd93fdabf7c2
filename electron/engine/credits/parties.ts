/** What kind of party a name in a credit line is. */
export type PartyKind = "supplier" | "rightsHolder" | "person" | "unknown";

/** Agencies, archives and collections, folded; their spelling in the credit is kept. */
const suppliers = [
  "getty images",
  "getty",
  "wireimage",
  "filmmagic",
  "lightrocket",
  "sopa images",
  "anadolu agency",
  "anadolu",
  "afp",
  "ap",
  "associated press",
  "invision",
  "reuters",
  "epa",
  "epa-efe",
  "efe",
  "dpa",
  "picture alliance",
  "press association",
  "pa",
  "pa wire",
  "pa images",
  "pa photos",
  "pa archive",
  "pa media",
  "tns",
  "cnp",
  "ansa",
  "alamy",
  "alamy stock photo",
  "alamy live news",
  "shutterstock",
  "rex",
  "rex features",
  "rex shutterstock",
  "rex/shutterstock",
  "zuma press",
  "zuma press wire",
  "everett collection",
  "everett",
  "photofest",
  "allstar",
  "sportsphoto ltd",
  "the kobal collection",
  "kobal collection",
  "kobal",
  "ronald grant archive",
  "prod.db",
  "moviestore collection",
  "moviestore collection ltd",
  "moviestore",
  "landmark media",
  "rgr collection",
  "album",
  "photo 12",
  "photo12",
  "7e art",
  "collection christophel",
  "united archives",
  "magic pictures",
  "lehtikuva",
  "barcroft media",
  "bpi",
  "bfi",
  "bfi national archive",
  "cinémathèque française",
  "deutsche kinemathek",
  "bundesarchiv",
  "archivio cineteca di bologna",
  "cineteca di bologna",
  "margaret herrick library",
  "academy of motion picture arts and sciences",
  "library of congress",
  "wikimedia commons",
  "total film",
  "nbcu photo bank",
  "nhli",
  "视觉中国",
  "東宝写真",
  "新华社",
  "东方ic",
  "cfp",
  "中新社",
  "豆瓣",
  "john springer collection",
  "mary evans",
  "entertainment pictures",
  "collection cinémathèque française",
  "imdb",
  "mptv",
  "mptvimages",
];

/** Studios, production companies and broadcasters, folded. */
const rightsHolders = [
  "netflix",
  "disney",
  "walt disney",
  "walt disney pictures",
  "marvel studios",
  "marvel studios-disney",
  "pixar",
  "warner bros",
  "warner bros.",
  "warner bros. pictures",
  "warner bros. / seven arts",
  "paramount",
  "paramount pictures",
  "universal",
  "universal pictures",
  "columbia",
  "columbia pictures",
  "sony pictures",
  "20th century fox",
  "20thcentfox",
  "20th century studios",
  "twentieth century fox",
  "mgm",
  "metro-goldwyn-mayer",
  "united artists",
  "rko",
  "lionsgate",
  "a24",
  "neon",
  "focus features",
  "searchlight pictures",
  "hbo",
  "bbc",
  "itv",
  "nbc",
  "abc",
  "cbs",
  "zdf",
  "ard",
  "wdr",
  "apple tv+",
  "amazon studios",
  "prime video",
  "gaumont",
  "pathé",
  "studiocanal",
  "constantin film",
  "ufa",
  "mosfilm",
  "toho",
  "shochiku",
  "東宝",
  "松竹",
  "the rank organisation",
  "ciné-tamaris",
  "les films du losange",
  "a24 films",
];

const supplierNames = new Set(suppliers);
const rightsHolderNames = new Set(rightsHolders);

/** Names that hold a separator and must not be split at it. */
export const undividedNames: readonly string[] = [...suppliers, ...rightsHolders].filter((name) =>
  name.includes("/"),
);

const companyWords =
  /(?:\b(?:inc|ltd|llc|corp|corporation|co|gmbh|ag|s\.?a|pictures|films?|studios?|entertainment|productions?|company|distribution|releasing|verleih|media|movies|cinema|tv|television|broadcasting)\b\.?|影业|电影|電影|公司|影视|传媒|제작)/iu;
const supplierWords =
  /(?:\b(?:archives?|archiv|collection|coll|library|museum|images|press|agency|photos?|stock|cin[eé]math[eè]que|kinemathek|photo bank|news|wire)\b|通讯社|图片|档案)/iu;

/** Whether the name itself is that of a supplier, and not only a word in it such as Collection. */
export function isKnownSupplier(name: string): boolean {
  return supplierNames.has(folded(name)) || supplierNames.has(bare(name));
}

/** Knows the party by name, else by words such as Pictures or Archive, else by the form of a person's name. */
export function partyKind(name: string): PartyKind {
  if (isKnownSupplier(name)) return "supplier";
  if (rightsHolderNames.has(folded(name)) || rightsHolderNames.has(bare(name)))
    return "rightsHolder";
  if (supplierWords.test(name)) return "supplier";
  if (companyWords.test(name)) return "rightsHolder";
  return isPersonForm(name) ? "person" : "unknown";
}

/** Two to five words, each beginning in capitals or a particle of names; or two to four Chinese characters. */
function isPersonForm(name: string): boolean {
  if (/^\p{Script=Han}{2,4}(?:·\p{Script=Han}+)?$/u.test(name)) return true;
  const words = name.split(/\s+/u);
  return words.length >= 2 && words.length <= 5 && words.every(isNameWord);
}

function isNameWord(word: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’.-]*$/u.test(word) ||
    /^(?:van|der|den|von|de|la|le|du|da|di|del|bin|al|ter|y|e)$/u.test(word)
  );
}

function folded(name: string): string {
  return name.toLowerCase().replace(/\s+/gu, " ");
}

function bare(name: string): string {
  return folded(name).replace(/^the /u, "").replace(/[.,]$/u, "");
}

import type { ColumnMeaning, SheetColumn } from "../../../shared/caption-sheet.ts";
import { languageTag, unstatedLanguage } from "../../../shared/language.ts";

/** What the columns of caption lists are called: in Stillroom's own, in IPTC, in those of other programs, and by people. */
const words: Readonly<Record<SheetColumn, string>> = {
  fileName:
    "filename, file, file name, image, image file, image name, image filename, picture, photo, photo file, media, asset, asset name, original file name, original filename, original name, renamed, path, file path, filepath, sourcefile, dateiname, datei, bilddatei, bild, pfad, fichier, nom de fichier, nom du fichier, image fichier, archivo, nombre de archivo, nome file, file immagine, nome do arquivo, ficheiro, 文件, 文件名, 文件名称, 檔名, 檔案, 檔案名, 檔案名稱, 图片, 图片名, 圖片, ファイル, ファイル名, 画像, 파일, 파일명",
  number:
    "still number, still no, still, still nr, number, no, nr, nr., num, #, image number, image no, picture number, photo number, photo no, frame, frame number, fig, figure, bildnummer, bildnr, bild nr, foto nr, nummer, numéro, numéro de photo, n°, número, numero, 编号, 剧照编号, 序号, 号码, 編號, 番号, 번호",
  identifier:
    "still id, id, uuid, guid, identifier, sha 256, sha256, hash, asset id, digital image guid, kennung, identifiant, identificador, identificativo, 标识, 識別子",
  film: "film title display, film, film title, movie, movie title, production, production title, work, filmtitel, titre du film, título de la película, película, titolo del film, filme, 影片, 片名, 电影, 電影, 作品, 作品名, 映画, 영화",
  year: "year, release year, production year, jahr, année, año, anno, ano, 年, 年份, 연도",
  people:
    "characters, character, persondescription, person description, people, persons, persons shown, person shown, person in image, performers, performers l r, performer, cast, actors, who, names, personen, rollen, figuren, darsteller, personnes, personnages, acteurs, personas, personajes, actores, persone, personaggi, attori, 人物, 角色, 演员, 演員, 出演者, 인물",
  language:
    "language, lang, caption language, sprache, langue, idioma, lingua, 语言, 語言, 言語, 언어",
  caption:
    "caption, captions, text, texts, caption abstract, caption text, description, descriptions, image description, imagedescription, bildunterschrift, bildtext, beschreibung, legende, légende, leyenda, pie de foto, descripción, descrizione, didascalia, legenda, descrição, 说明, 图片说明, 图说, 圖說, 圖片說明, 说明文字, 描述, キャプション, 説明, 캡션, 설명",
  altText:
    "alttext, alt text, alt, alternative text, alternate text, alt text accessibility, alttextaccessibility, alternativtext, alternativ text, texte alternatif, texto alternativo, testo alternativo, 替代文本, 替代文字, 代替テキスト, 대체 텍스트",
  extendedDescription:
    "extended description, ext descr accessibility, extdescraccessibility, long description, longdesc, ausführliche beschreibung, description longue, 详细描述, 詳細説明",
  headline:
    "headline, heading, überschrift, schlagzeile, titre principal, titular, titolo principale, 标题, 標題, 見出し, 제목",
  title: "title, object name, objectname, titel, titre, título, titolo, 题名, タイトル",
  creditLine:
    "creditline, credit line, credit, credits, photo credit, picture credit, image credit, courtesy, bildnachweis, bildcredit, fotonachweis, nachweis, crédit, crédits, crédit photo, mention, crédito, créditos, crediti, credito, 版权说明, 图片来源, 圖片來源, 署名, 来源说明, クレジット, 写真提供, 크레딧, 사진제공",
  copyrightNotice:
    "copyright notice, copyright, rights, copyrightvermerk, urheberrecht, droits, mention de copyright, derechos, diritti, direitos, 版权, 版權, 著作権, 저작권",
  usageTerms:
    "usage terms, rights usage terms, usage, terms, nutzungsbedingungen, conditions d utilisation, condiciones de uso, condizioni d uso, 使用条款, 利用条件",
  instructions:
    "instructions, special instructions, notes to editors, anweisungen, hinweise, instrucciones, istruzioni, 说明事项, 注意事项, 指示",
  source: "source, quelle, fuente, fonte, 来源, 來源, 出典, 출처",
  captionWriter:
    "caption writer, description writer, writer, writer editor, texter, rédacteur, redactor, 说明作者",
};

const columnOfWord: ReadonlyMap<string, SheetColumn> = new Map(
  // Object.entries forgets which keys there are.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (Object.entries(words) as [SheetColumn, string][]).flatMap(([column, list]) =>
    list.split(", ").map((word): [string, SheetColumn] => [word, column]),
  ),
);

/** Languages as headings name them. */
const languageNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    en: "english, englisch, anglais, inglés, inglese, 英文, 英语, 英語, 영어",
    de: "german, deutsch, allemand, alemán, tedesco, 德文, 德语",
    fr: "french, français, französisch, francés, francese, 法文, 法语",
    es: "spanish, español, spanisch, espagnol, spagnolo, 西班牙文",
    it: "italian, italiano, italienisch, italien, 意大利文",
    pt: "portuguese, português, portugiesisch, portugais, 葡萄牙文",
    ja: "japanese, 日本語, 日文, 日语, japanisch, japonais",
    ko: "korean, 한국어, 韩文, 韓文, koreanisch, coréen",
    zh: "chinese, 中文, 汉语, chinesisch, chinois",
    "zh-Hans": "simplified chinese, chinese simplified, 简体中文, 简体",
    "zh-Hant": "traditional chinese, chinese traditional, 繁體中文, 繁体中文, 繁體",
  }).flatMap(([tag, names]) => names.split(", ").map((name): [string, string] => [name, tag])),
);

/** What is longer is a text, and costs too much to take apart. */
const LONGEST_HEADING = 60;

/**
 * What a column under this heading holds, or null when that is not said in a usual word: "Caption_zh-Hans",
 * "Caption (French)", "Bildunterschrift", "IPTC:Caption-Abstract", "XMP-dc:Description-de".
 */
export function columnOfHeading(heading: string): ColumnMeaning | null {
  if (heading.length > LONGEST_HEADING) return null;
  const bare = heading
    .normalize("NFC")
    .replace(/^(?:XMP(?:-\w+)?|IPTC|EXIF|IFD0):/iu, "")
    .trim();
  const whole = columnOfWord.get(plain(bare));
  if (whole !== undefined) return { is: whole, language: unstatedLanguage };
  const parts =
    /^(?<word>.+?)[\s_.:/-]*[\s_.:(（[/-](?<language>[\p{L}][\p{L}\p{M}\d -]*)[)）\]]?$/u.exec(
      bare,
    );
  // The longest language goes with the shortest word: "Caption-zh-Hans" is no caption-zh in Hans.
  for (let head = parts?.groups?.["word"]; head !== undefined; head = shorter(head)) {
    const is = columnOfWord.get(plain(head));
    const language = languageOf(
      bare.slice(head.length).replaceAll(/^[\s_.:(（[/-]+|[)）\]\s]+$/gu, ""),
    );
    if (is !== undefined && language !== null) return { is, language };
  }
  return languageFirst(bare);
}

/** "English caption", "中文说明", "DE Bildtext". */
function languageFirst(heading: string): ColumnMeaning | null {
  for (const [name, tag] of languageNames) {
    if (!plain(heading).startsWith(name)) continue;
    const is = columnOfWord.get(plain(heading).slice(name.length).trim());
    if (is !== undefined) return { is, language: tag };
  }
  return null;
}

function shorter(head: string): string | undefined {
  const cut = /^(?<rest>.+)[\s_.:(（[/-]/u.exec(head)?.groups?.["rest"];
  return cut === undefined || cut === head ? undefined : cut;
}

/** The tag of a language that is named or written as a tag; null when it is none. */
export function languageOf(written: string): string | null {
  const named = languageNames.get(plain(written));
  if (named !== undefined) return named;
  // "Caption_Long" is no language; of words only those of two or three letters are, with subtags behind.
  return /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/iu.test(written.trim()) && isKnown(written)
    ? languageTag(written)
    : null;
}

/** Whether there is a language of that code: Intl knows the names of those in use. */
function isKnown(written: string): boolean {
  const [code = ""] = written.trim().toLowerCase().split(/[-_]/u);
  if (code === "und") return true;
  try {
    return (
      new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code) !== undefined
    );
  } catch {
    return false;
  }
}

function plain(heading: string): string {
  return heading
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .toLowerCase()
    .replaceAll(/[_\-/:：.()（）[\]*"“”'’]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Whether a row of cells is a header: it names a text or what tells a still, and other usual words mostly. */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  const known = filled.filter((cell) => columnOfHeading(cell) !== null);
  return known.length >= 2 && known.length * 3 >= filled.length;
}

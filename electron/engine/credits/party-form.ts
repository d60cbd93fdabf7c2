import type { PartyKind } from "../../../shared/credit.ts";

const left = "(?<![\\p{L}\\p{N}])";
const right = "(?![\\p{L}\\p{N}])";
const words = (list: string): RegExp => new RegExp(`${left}(?:${list})${right}`, "iu");

/** Words in a name that tell what a party is that is not known by name; the first list that has one counts. */
const cues: readonly (readonly [PartyKind, RegExp])[] = [
  ["agency", /\p{L}\.(?:com|net|org|photo|photos|pictures)$/iu],
  ["society", words("estate|succession|erben|eredi|herederos|herdeiros|遺族|著作権継承者")],
  [
    "distributor",
    words(
      "gallery|galerie|galleria|galer[ií]a|kurzfilmagentur|\\p{L}*filmagentur|festival|festspiele|filmfest|film fest|filmfestival|filmtage|biennale|mostra|rassegna",
    ),
  ],
  ["distributor", /电影节|電影節|影展|映画祭|영화제/u],
  [
    "archive",
    words(
      "archives?|archivi[oe]?|archivs?|\\p{L}+archivs?|arquivos?|archivos?|collections?|coll|collezion[ei]|colecci[oó]n|cole[cç][aã]o|sammlung|\\p{L}+sammlung|librar(?:y|ies)|\\p{L}*bibliothe[kq]u?e?|biblioth[eè]que|biblioteca|nationalbibliothek|museum|\\p{L}+museum|mus[eé]e|museo|museu|cin[eé]math[eè]que|\\p{L}*kinemathek|cinemathek|cineteca|filmoteca|cinemateca|mediateca|m[eé]diath[eè]que|mediathek|fototeca|phototh[eè]que|fondo|fonds|fundo|acervo|esp[óo]lio|nachlass|trust|cineclubs?|cin[ée]-?clubs?|cineclube|filmclub|film club|videoteca|vid[ée]oth[èe]que|filmoth[èe]que|kinothek|cin[ée]m[ée]moire|historical society|fondation|fondazione|fundaci[oó]n|funda[cç][aã]o|stiftung|foundation|institute?|institut|istituto|instituto|universit[yéà]|university|universit[aä]t|universidad|society|verein|gesellschaft|stadtarchiv",
    ),
  ],
  [
    "archive",
    /档案|檔案|资料馆|資料館|图书馆|圖書館|図書館|博物馆|博物館|美术馆|美術館|アーカイブ|文庫|保存会|フィルムセンター|영상자료원|기록원|자료원|보관소|도서관|박물관|아카이브|컬렉션|收藏/u,
  ],
  [
    "distributor",
    words(
      "distribution|distributors?|distribuzione|distribuci[oó]n|distribuidora|distribui[cç][aã]o|\\p{L}*verleih|\\p{L}*filmverleih|\\p{L}*vertrieb|releasing|world sales|international sales|sales|home video|home entertainment|kino|filmdistribution",
    ),
  ],
  ["distributor", /发行|發行|配給|배급/u],
  [
    "agency",
    words(
      "images|press|presse|prensa|stampa|imprensa|agency|agence|agentur|\\p{L}*agentur|agenzia|ag[eê]ncia|agencia|photos|pix|stock|news|wire|photo bank|photo agency|syndication|picture desk|pictures? library|bildagentur|fotoagentur|pressebild|foto(?:studio|agenzia)?|photo|photography|photographie|fotografi[ae]|photographers|media group|nachrichten",
    ),
  ],
  ["agency", /通讯社|通信社|通訊社|图片社|影像|이미지|通信|뉴스|통신|포토|スタジオ写真/u],
  [
    "studio",
    words(
      "compagnie|ent\\.|estudios?|est[úu]dios?|zinema|prod|stills lab|inc|ltd|llc|plc|corp|corporation|co|gmbh|ag|kg|s\\.?a\\.?s?|s\\.?r\\.?l|s\\.?p\\.?a|lda|ltda|s\\.?l|bv|pictures?|films?|\\p{L}*film|\\p{L}*films|filme[s]?|filmes|studios?|entertainment|productions?|\\p{L}*produktion(?:en)?|producciones|produ[cç][oõ]es|produzioni|produções|producciones|company|companies|media|medien|movies?|times|zeitung|daily|tribune|magazine|herald|journal|gazette|fiction|prods|screen (?:ireland|australia|queensland|nsw|scotland|victoria|tasmania|wales|yorkshire)|cin[eé]ma|cinematografica|cinematogr[aá]fica|cin[eé]|kinoproduktion|television|tv|broadcasting|rundfunk|fernsehen|network|animation|features?|creative|vision|audiovisual(?:es)?|audiovisivi|pel[ií]culas|spielfilm|dokumentarfilm",
    ),
  ],
  [
    "studio",
    /週刊|月刊|월간|주간|新闻社|新聞|日报|日報|晚报|晚報|报社|報社|报系|報系|일보|신문|시네마|影业|影業|电影|電影|公司|影视|影視|传媒|傳媒|文化|制片|製片|制作|製作|映画|プロダクション|プロ$|株式会社|委員会|フィルム|ピクチャーズ|スタジオ|テレビ|エンタテインメント|제작|영화사|필름|픽쳐스|픽처스|스튜디오|엔터테인먼트|프로덕션|방송|\(주\)|㈜/u,
  ],
];

/** What a party is by a word in its name, such as Archive or Verleih; null where none tells. */
export function kindByWord(name: string): PartyKind | null {
  return cues.find(([, cue]) => cue.test(name))?.[0] ?? null;
}

const PARTICLE =
  /^(?:van|der|den|von|vom|zu|zur|de|del|della|dello|dei|degli|di|da|do|dos|das|du|des|la|le|les|el|al|bin|ben|ibn|ter|ten|te|y|e|i|av|af|v\.|d\.|d')$/u;
/** A name that begins with an article is a title or a company's. */
const ARTICLE =
  /^(?:The|Les|Los|Las|Gli|Die|Der|Das|Il|El|Os|As)\s|^(?:La|Le|L[’'])\s?\S+\s+(?:d[eu]s?|di|del)\s/u;
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u;
const NAME_WORD = /^(?:(?:[dDlLO]|dell|dall|degl)['’])?\p{Lu}[\p{L}\p{M}'’-]*\.?$/u;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/iu;

/** Whether a name has the form of a person's: two to five words in capitals, initials or particles, or a Chinese, Japanese or Korean one. */
export function isPersonForm(name: string): boolean {
  if (isEastAsianPerson(name)) return true;
  const parts = name.replace(/,(?=\s*(?:jr|sr)\b)/iu, "").split(/\s+/u);
  if (parts.length < 2 || parts.length > 6 || ARTICLE.test(name)) return false;
  const last = parts.at(-1) ?? "";
  const main = SUFFIX.test(last) ? parts.slice(0, -1) : parts;
  return (
    main.every((word) => PARTICLE.test(word) || INITIALS.test(word) || NAME_WORD.test(word)) &&
    main.filter((word) => NAME_WORD.test(word) && !PARTICLE.test(word)).length >=
      (main.some((word) => INITIALS.test(word)) ? 1 : 2) &&
    !INITIALS.test(main.at(-1) ?? "") &&
    !PARTICLE.test(main.at(-1) ?? "")
  );
}

const HAN_SURNAMES = new Set(
  "王洪赖賴穆连連鍾李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温康施文牛樊葛邢安齐齊易乔喬伍庞顏颜倪庄莊聂聶章鲁魯岳翟申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍華华喻祁蒲房滕屈饶饒解牟艾尤阳陽时穆农司卓古吉缪簡简车項项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝".split(
    "",
  ),
);
const KOREAN_SURNAMES =
  "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국";

function isEastAsianPerson(name: string): boolean {
  if (/^\p{Script=Han}{2,4}$/u.test(name))
    return name.length < 4 ? HAN_SURNAMES.has(name[0] ?? "") : false;
  if (/^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(name)) return true;
  if (/^\p{Script=Katakana}+ー?(?:[・＝]\p{Script=Katakana}+ー?)+$/u.test(name)) return true;
  if (/^\p{Script=Han}{1,3}[\s　]\p{Script=Han}{1,3}$/u.test(name)) return true;
  return /^\p{Script=Hangul}{3}$/u.test(name) && KOREAN_SURNAMES.includes(name[0] ?? "");
}

/** Whether names in it are written in Chinese characters, kana or Hangul. */
export function isEastAsian(name: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name);
}

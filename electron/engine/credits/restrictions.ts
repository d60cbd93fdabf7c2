/** What a credit line forbids, demands or says of the state of a picture; each is taken out as its own words. */
const phrases: readonly RegExp[] = [
  // all rights reserved
  /\ball(?:e)? rights reserved(?: worldwide)?\b|\brights reserved\b/iu,
  /\b(?:alle )?rechte vorbeh\p{L}*/iu,
  /\btous droits (?:de reproduction )?r[ée]serv[ée]s\b|\bdroits r[ée]serv[ée]s\b|\bcr[ée]dits? non contractuels?\b|\bcrediti non contrattuali\b/iu,
  /\btutti i diritti (?:sono )?riservati\b|\bdiritti riservati\b|\briproduzione riservata\b|\bpropriet[àa] riservata\b/iu,
  /\b(?:todos los )?derechos reservados\b|\b(?:todos os )?direitos reservados\b/iu,
  /版权所有(?!者|:)(?:[,，、\s]*(?:翻印必究|侵权必究|违者必究|请勿转载|不得转载))?|版權所有(?!者|:)|翻印必究|(?:保留)?(?:所有|一切)权利(?:保留)?|保留所有權利|无断转载|無断(?:転載|複製|使用)(?:を?(?:禁ず(?:る)?|禁じます|禁止|お断り(?:します)?))?|禁無断(?:転載|複製)(?:・(?:転載|複製))?|(?:無断)?(?:転載|複製)(?:・複製)?(?:厳禁|禁止)/u,
  /무단\s*(?:전재|복제|사용)(?:\s*(?:및|[,·-])\s*(?:재배포|배포|전재|복제))?\s*금지|재배포\s*금지|(?<!무단\s*)전재\s*금지|저작권자\s*허락\s*없이[^.;]*금지/u,
  // what it may be used for
  /\ball images are property of .+?(?=for promotional use only|\.(?:\s|$)|$)/iu,
  /\b(?:for )?(?:promotional|publicity|press|promo|review) (?:and (?:press|editorial|review) )?(?:use|purposes) only\b|\bfor (?:promotional|publicity|press) (?:use|purposes)\b/iu,
  /\b(?:free )?(?:(?:for|restricted to|strictly for|strictly) )?editorial use(?: only)?\b(?: in connection with[^.;/]*)?|\bnon-?commercial use only\b|\beditorial only\b|\bone[- ]time use[^.;/,]*|\bsingle use only\b/iu,
  /\bno (?:use|reproduction|publication)(?: or \p{L}+)? without [^.;/]*|\bit is forbidden [^.;/]*|\b(?:not to be|may not be|must not be) (?:used|reproduced|published|copied|altered|cropped|sold|redistributed|distributed|archived)\b[^.;/|]*|\bused (?:with|by) permission\b(?! of)|\bused under (?:authori[sz]ation|licen[cs]e)\b|\bno known (?:copyright )?restrictions[^.;/]*|\bnot for (?:sale|resale|duplication|publication|commercial use|distribution|syndication|broadcast|reuse)(?: or (?:sale|duplication|resale|distribution|reproduction))?\b/iu,
  /\b(?:strictly )?no (?:(?:third[- ]party|secondary) (?:sales|use)|book cover usage|cover usage|covers?|books?|sales|archives?|archiving(?: after [^./;]+)?|archiving permitted|resales?|commercial use|merchandising|marketing|advertising|internet|magazines?|tv|mags|third[- ]party use|cropping|crop|ai training|use in [A-Z]\w+)\b(?:[,\s]+(?:no (?:archives?|sales|marketing|advertising|resales?|internet|magazines|tv|mags|covers?)\b))*/iu,
  /\bdo not (?:crop|archive|resell|re-?use|redistribute|distribute|reproduce)\b[^.;/]*/iu,
  /\bmandatory credit\b(?!:)|\bmandatory credit(?=:)|\bcredit (?:is )?(?:mandatory|required)\b|\bplease credit\b/iu,
  /\b\p{Lu}[\p{L}]+(?:(?:,| and| &|\/) ?\p{Lu}[\p{L}]+)* OUT\b/u,
  /\b(?:strictly )?(?:under )?embargo(?:ed)?(?: until|:| till| bis| jusqu[’']au| fino al| hasta el?| at[ée])? (?:[^;/|!.©]|[.](?!\s+\p{L}+\s*[:/])|[.]$)+!?/iu,
  /\bsperrfrist:? (?:[^;/|!.©]|[.](?!\s+\p{L}+\s*[:/]))+!?|엠바고[^;/|©]+/iu,
  /\b(?:abdruck )?honorarfrei[^.;/]*|\bkostenfrei(?:e)?[^.;/]*|\bfrei zur ver[öo]ffentlichung[^.;/]*|\babdruck (?:nur|honorarpflichtig)[^.;/]*|\bnur (?:f[üu]r|zur|im zusammenhang|bei|zu)\b[^.;/]*|\bkeine (?:weitergabe|archivierung|werbung)[^.;/]*|\bbelegexemplar[^.;/]*|\b(?:quellenangabe|nennung|namensnennung|urhebernennung|bildnachweis) (?:erforderlich|pflicht|obligatorisch)\b|\bver[öo]ffentlichung (?:nur|honorarpflichtig|honorarfrei)[^.;/]*|\bverwendung nur[^.;/]*|\bredaktionelle (?:nutzung|verwendung)[^.;/]*|(?<=^|[/|;,:(-]\s*)pressefoto(?=\s*(?:$|[/|;,.)-]))|\bhandreichung\b|\bfür redaktionelle zwecke\b/iu,
  /\b(?:usage|utilisation|diffusion) (?:promotionnel(?:le)?|[ée]ditorial(?:e)?|presse|r[ée]serv[ée]e?)[^.;/]*|\breproduction (?:interdite|r[ée]serv[ée]e)[^.;/]*|\bmention oblig\p{L}*|\b(?:photos? |images? )?libres? de droits?\b[^.;/,]*|\bpour la presse uniquement\b|\bdossier de presse\b|\bne pas (?:recadrer|archiver)\b|\bvente interdite\b|\b(?:photo|image) promotionnelle\b/iu,
  /\b(?:solo|esclusivamente|uso) (?:per )?(?:uso |solo )?(?:editoriale|promozionale|stampa|redazionale)[^.;/]*|\b(?:vietata|vietato|divieto di) [^.;/]*|\buso consentito[^.;/]*|\bobbligo di (?:citazione|firma)[^.;/]*|\bcitazione obbligatoria\b|\b(?:foto|immagine) promozionale\b/iu,
  /\b(?:s[óo]lo (?:para )?)?uso (?:exclusivamente |exclusivo )?(?:editorial|promocional|de prensa|informativo)[^.;/]*|\bprohibid[ao] (?:su|la) [^.;/]*|\bcr[ée]dito ob(?:lig|rig)\p{L}*|\buso (?:exclusivo|editorial|jornal[íi]stico)[^.;/]*|\bproibid[ao] (?:a|o) [^.;/]*|\bvenda proibida\b|\bprohibida la (?:ven|rep)\p{L}*/iu,
  /報道目的以外[^/|;]*|(?<!\p{Script=Han})不得[^,.;。；/()|]*|首映前[^,.;。；/()|]*|解禁\s*:?[^©/|;]+|[^/,|;:=]*(?:보도|홍보)용으로만\s*사용\s*가능|一部加工|(?:版权|版權)(?:归|歸)(?:原作者|作者|原片方)所有|侵(?:权)?(?:删|刪)|(?:图片|圖片|照片)?仅供[^,.;。；/()\s]*|(?:图片|圖片|照片)?僅供[^,.;。；/()\s]*|仅限[^,.;。；/()\s]*|僅限[^,.;。；/()\s]*|(?:请勿|請勿|严禁|嚴禁|禁止(?=转载|轉載|转发|使用|复制|複製|翻印|盗用)|未经(?:许可|授权)|未經(?:許可|授權))[^,.;。；/()]*|(?:报道|報道|宣伝|広報|編集)(?:目的)?(?:用(?:のみ)?|目的のみ|使用に限る)|非売品|(?:보도용|홍보용|비매품)(?:\s*(?:사진|외\s*사용\s*금지))?/u,
  // whose it is is not known, or is not said
  /\b(?:all|every) (?:reasonable )?efforts? (?:have|has) been made to (?:trace|contact)[^.;/]*/iu,
  /(?<=^|[/|;,.:(-]\s*|[Pp]hotos?\s+)(?:D\.?R\.?)(?=$|[\s)/|;.]*(?:$|[/|;)]))/u,
  /\b(?:photographer|copyright holder|rights holder|author) (?:is )?(?:unknown|unidentified|not known)\b|\bunknown (?:photographer|author)\b|\bno (?:photographer|credit|byline) (?:given|named|supplied)\b|^s\/[ad]$|(?<=[[(])s\.\s?d\.(?=[\])])|\b(?:unidentified|anonymous) (?:photographer|author)\b|^(?:unknown|anonymous|anon\.?)$/iu,
  /\b(?:fotograf(?:in)?|urheber(?:in)?|autor(?:in)?) (?:ist )?(?:unbekannt|ungenannt|nicht (?:bekannt|ermittelt))\b|\bunbekannte[rn]? (?:fotograf(?:in)?|urheber)\b|^(?:unbekannt|n\.?\s?n\.?|o\.\s?a\.)$/iu,
  /\b(?:photographe|auteur) (?:inconnu|anonyme|non identifi[ée])e?\b|^(?:anonyme|inconnu)$|\b(?:autore|fotografo) (?:sconosciuto|ignoto|anonimo|non identificato)\b|^(?:anonimo|ignoto)$|\b(?:autor|fot[óo]grafo) (?:desconocido|desconhecido|an[óo]nimo|n[ãa]o identificado|no identificado)\b|^an[óo]nimo$/iu,
  /佚名(?:攝|摄)?|摄影师不详|攝影者不詳|摄影者?不详|作者不详|作者不詳|(?:撮影|著作権|権利)者?不(?:明|詳)|作者不明|(?:작자|촬영자|사진가|작가)\s*미상|미상$|(?<=[:=]\s*)不(?:明|詳)(?=\s*(?:$|[)/|;,。]))/u,
  /(?<=^|[/|;,(-]\s*)(?:N\.\s?N\.)(?=$|[\s)/|;.])/u,
  // what kind of picture it is, where no party is named
  /^(?:HO|PR|STR|POOL|Stringer|Supplied)\.?$|(?<=[/|;,(]\s*)(?:HO|STR|Stringer|Contributor)(?=$|\s*[/|;)#-])/u,
  /\b(?:afp )?contributor(?=#)/iu,
  /\b(?:press|studio|network) handout\b|\bhandout\b|\bpublicity (?:image|still|photo(?:graph)?|handout)\b(?!\s+(?:by|from|library|archive))|(?<=^|[/|;,:(-]\s*)press (?:image|photo)(?=\s*(?:$|[/|;,.)-]))|\buncredited\b|\bsupplied by (?:the )?(?:distributor|studio|production|family|subject|pr)\b|\b(?:file|archive) (?:photo|image|picture)\b|\bscreen ?(?:grab|shot)\b|\bframe (?:grab|enlargement)\b|\bvideo ?(?:grab|still)\b|\bphoto illustration\b|\bcourtesy (?:photo|image)(?!\s+of)\b/iu,
  /(?<=^|[/|;(-]\s*)pool(?:\s+(?:photo|via))?(?=$|\s*[/|;)-])/iu,
  /(?<=^|[/|;,:(-]\s*|foto:\s+)(?:foto )?(?:privat|privatarchiv|cedid[ao]s?|ceduta)(?=\s*(?:$|[/|;,.)-]))/iu,
  /\bufficio stampa\b|\bass(?:\.|essoria) de imprensa\b|\bpressestelle\b|\bservice de presse\b|\bgabinete de prensa\b|(?<=^|[/|;,:(-]\s*)archivo(?=\s*(?:$|[/|;,.)-]))/iu,
  /\barchivfoto\b|\barchivbild\b|\bsymbolbild\b|\bhandout\b|\bscreenshot\b|\bphoto d[’']archives?\b|\bcapture d[’'][ée]cran\b|\bfoto d[’']archivio\b|\bfoto de archivo\b|\bfoto de arquivo\b|\bfotogramma\b(?=\s*$)|\bcaptura de (?:pantalla|tela|v[íi]deo)\b|\b(?:foto(?:s)?[:/]? ?)?divulga[çc][ãa]o\b|\breprodu[çc][ãa]o\b(?=\s*(?:$|[/|;]))/iu,
  /资料图片|資料圖片|资料照片|資料照片|资料图|資料圖|档案照片|网络截图|網路截圖|网络图片|视频截图|影片截图|电影截图|截图(?=$|[\s/|;)])|图据网络|网络|来自网络|宣传照|宣傳照|資料写真|자료\s*사진|화면\s*(?:캡처|캡쳐)|방송\s*(?:캡처|캡쳐)/u,
];

/** Takes every restriction out of the text; a separator stays in its place, for parties stand on both sides. */
export function takeRestrictions(text: string): {
  readonly rest: string;
  readonly restrictions: readonly string[];
} {
  let rest = text;
  const found: string[] = [];
  for (const phrase of phrases) {
    for (let match = phrase.exec(rest); match !== null; match = phrase.exec(rest)) {
      found.push(match[0].trim().replace(/[\s,;:(-]+$|(?<!\b\p{L})[\s.,;:(-]+$/u, ""));
      rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
    }
  }
  return { rest, restrictions: found.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)) };
}

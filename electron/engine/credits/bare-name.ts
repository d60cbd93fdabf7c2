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
    .replace(/^(?:出品|制片|製片|发行|發行|宣传|宣傳|片)方(?=\p{Script=Han}{2})/u, "")
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
    .replace(
      /^(?:(?:a|o|la|el|il|die)\s+)?(?:revista|jornal|rivista|zeitschrift|diario)\s+(?=\p{Lu})/u,
      "",
    )
    .replace(/(?<=\p{L})(?:19|20)\d\d$/u, "")
    .replace(/^(?:19|20)\d\d(?=[「『\p{Lo}])/u, "")
    .replace(/[\s,:;'’"”]+$/u, "")
    .replace(/\.[\s.]+$/u, ".");
  return /(?:(?<!\p{L})(?:inc|ltd|corp|bros|co|jr|sr|cie|prod|coll|ltda|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|e\.?v|\p{Lu})|\.\p{L})\.$/iu.test(
    inner,
  )
    ? inner
    : inner.replace(/[.\s]+$/u, "");
}

/** What is left when a marker, a number or a remark stood alone. */
export function isNoise(name: string): boolean {
  return (
    !/\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}]/u.test(name) ||
    /^(?:photos?|images?|fotos?|bild(?:er)?|credits?|tm|tm &|and|by|the|pictures?|via|cut|left|right|above|below|detail|l|r|c|ph|der film|des films|das|die|the film|film|stills?|szenenbild|filmstill|unit photography|copyright|courtesy|picture credits?|photo credits?|서울|场景|credit line|\(?notice\)?|name|photographer|agency|source|exif|iim|xmp|https?|foto de rodaje|藏品|场景|剧照|劇照|图片|圖片|写真|사진|撮影|摄|记者|电影|電影|映画|영화|为|由|스틸|스틸컷|年|年度)$/iu.test(
      name,
    ) ||
    (/^(?:bild|nr|no|ref|id|img|neg)?[\s.:-]*[\p{L}]{0,3}[-\s]?\d[\w-]*$/iu.test(name) &&
      !/\p{Ll}{3}/u.test(name))
  );
}

/** A name of a letter or some and a number or two, such as K5 or S4C; numbers of pictures are longer. */
export function isShortName(name: string): boolean {
  return /^\p{Lu}\p{L}{0,3}\d{1,2}\p{Lu}?$/u.test(name);
}

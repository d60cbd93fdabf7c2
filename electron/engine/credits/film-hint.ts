type Hinted = { readonly film: string | null; readonly rest: string };

const stillWords =
  "(?:电影|電影|影片|映画|영화)?\\s*(?:剧照|劇照|海报|海報|场景|工作照|剧组|スチール|スチル|写真|より|から|の|스틸컷?|포스터|촬영\\s*현장)?";

/** Ways in which a credit line names the film; each is taken out as a whole. */
const forms: readonly RegExp[] = [
  new RegExp(
    `(?<!取自|载于|載於|刊于|刊於|刊)(?:电影|電影|影片|映画|영화)?\\s*《([^》]+)》\\s*${stillWords}`,
    "u",
  ),
  new RegExp(`(?:映画|영화)?\\s*『([^』]+)』\\s*${stillWords}`, "u"),
  new RegExp(`(?:映画|영화)\\s*[「〈<]([^」〉>]+)[」〉>]\\s*${stillWords}`, "u"),
  new RegExp(`[〈]([^〉]+)[〉]\\s*${stillWords}`, "u"),
  new RegExp(`(?:映画|영화)\\s*['"“‘]([^'"”’]+)['"”’]\\s*${stillWords}`, "u"),
  // a word for the still, and the title after it in quotes, capitals or italics
  /(?:\b(?:(?:film |production |publicity )?stills?|scenes?|frames?|image|photo)\s+from|\bszenen(?:foto|bild)?\s+aus|\baus(?: dem film)?|\bim film|\bdans le film|\b(?:photo|image)\s+(?:tirée )?du film|\bdu film|\bfotograma d[eo]|\bfotogramma d[ai]l?|\bphotogramme d[eu]|\bszene aus|\bstill aus|\bin|\bdal film|\buna scena d[ai]l?|\bdel film|\bde la pel[ií]cula|\bdo filme|\bcena de|\bescena de|\bset of|\bfilm:|\bfilm|\btitel:|\btitle:|\btitre\s*:|\btitolo:|\bt[ií]tulo:)\s*[„“"«‹'‘]\s*([^“”"»›'’]+?)\s*[“”"»›'’]\s*(?:\(?(?:1[89]|20)\d\d\)?)?/iu,
  /\b(?:(?:film |production |publicity )?stills?|scenes?|frames?)\s+from\s+((?:\p{Lu}[\p{L}'’]*|\d+|of|the|and|a|in|to|de|la)(?:\s+(?:\p{Lu}[\p{L}'’]*|\d+|of|the|and|a|in|to|de|la))*?)(?=\s*(?:\(|,|\.|\/|\||;|-\s|©|photo|courtesy|$))/u,
];

/**
 * Takes the film's title out of a credit line: 《Title》剧照, 『Title』より, still from “Title”, and
 * "TITLE, from left: …. ph: …" and "… Collection. TITLE." of American picture libraries.
 */
export function takeFilm(text: string): Hinted {
  for (const form of forms) {
    const match = form.exec(text);
    if (match?.[1] !== undefined)
      return { film: match[1].trim(), rest: text.replace(match[0], " | ") };
  }
  return (
    quotedFirst(text) ?? captionBefore(text) ?? titleBehind(text) ?? { film: null, rest: text }
  );
}

/** "TITLE, from left: A, B, 1999. ph: …": the credit begins at "ph:". */
function captionBefore(text: string): Hinted | null {
  const capitals =
    /^(\p{Lu}[\p{Lu}\p{N} '’&!?:-]{3,}),\s*(?=(?:photo|ph|picture|image|courtesy|still)\b)/iu.exec(
      text,
    );
  if (capitals?.[1] !== undefined && capitals[1] === capitals[1].toUpperCase())
    return { film: capitals[1].trim(), rest: text.slice(capitals[0].length) };
  const caption = /^([^,/©|]+?),\s.*?[.,]\s*(?=ph(?:oto)?:)/iu.exec(text);
  if (caption?.[1] !== undefined)
    return { film: caption[1].trim(), rest: text.slice(caption[0].length) };
  const library =
    /^([^/©|,:]+),\s+(?:(?:from |l-r|left|right|us|uk|poster|center|director)[^/©|]*?,?\s*)?(?:1[89]|20)\d\d[.,]?\s+(?=(?:©|\(c\)|ph[.:]|courtesy))/iu.exec(
      text,
    );
  return library?.[1] === undefined || /\b(?:photo|foto|by)\b/iu.test(library[1])
    ? null
    : { film: library[1].trim(), rest: text.slice(library[0].length) };
}

/** "… courtesy Everett Collection. REZ BALL." */
function titleBehind(text: string): Hinted | null {
  const behind = /(?<=\p{Ll}{2})\.\s+(\p{Lu}[\p{Lu}\p{N} '’&!?:,-]{2,}?)\.?\s*$/u.exec(text);
  return behind?.[1] === undefined
    ? null
    : { film: behind[1].trim(), rest: text.slice(0, behind.index) };
}

/** "“Title” (1999), Photo: …" or "Title (1999) - Photo: …" at the beginning. */
function quotedFirst(text: string): Hinted | null {
  const quoted =
    /^[„“"«'‘]\s*([^“”"»’]+?)\s*[“”"»'’](?=[\s,(.:-]),?\s*(?:\(?(?:1[89]|20)\d\d\)?)?\s*[,.:/|-]?/u.exec(
      text,
    );
  if (quoted?.[1] !== undefined)
    return { film: quoted[1].trim(), rest: ` | ${text.slice(quoted[0].length)}` };
  const dated = /^([^/|©(),.:]{2,60}?)\s+\(((?:1[89]|20)\d\d)\)\s*[,.:/|-]?\s*(?=\S)/u.exec(text);
  return dated?.[1] === undefined || /\b(?:photo|foto|image|bild|courtesy|by)\b/iu.test(dated[1])
    ? null
    : { film: dated[1].trim(), rest: ` | ${text.slice(dated[0].length)}` };
}

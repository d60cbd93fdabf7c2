/** What a credit line forbids or demands, as its own words; each is taken out of the line before it is split. */
const phrases: readonly RegExp[] = [
  /\ball images are property of .+?(?=for promotional use only|\.|$)/iu,
  /\ball rights reserved\b/iu,
  /\b(?:for )?promotional use only\b/iu,
  /\bfor editorial use only\b|\brestricted to editorial use\b|\beditorial use only\b/iu,
  /\bnot for sale or duplication\b/iu,
  /\bno (?:book cover usage|sales|archives|commercial use)\b/iu,
  /\bmandatory credit\b|\bcredit mandatory\b/iu,
  /\b[A-Z][A-Za-z]+ OUT\b/u,
  /\bembargoed until [^.;]+/iu,
  /\bhonorarfrei[^.;]*/iu,
  /\bcr[ée]dits non contractuels\b/iu,
  /\bdroits r[ée]serv[ée]s\b|(?<=\/ )DR$/iu,
  /^(?:HO|PR|STR)$|\b(?:press handout|publicity image|handout|uncredited)\b/iu,
  /版权所有|翻印必究|仅供宣传使用|资料图片|资料图|网络截图|视频截图/u,
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
      found.push(match[0].trim());
      rest = `${rest.slice(0, match.index)} / ${rest.slice(match.index + match[0].length)}`;
    }
  }
  return { rest, restrictions: found.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)) };
}

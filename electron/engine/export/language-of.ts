/** The language of a text as an attribute in HTML: without one a text is read as English, which would be wrong for one of unstated language. */
export function languageOf(text: string): string {
  return /^\p{ASCII}*$/u.test(text) ? "" : ' lang=""';
}

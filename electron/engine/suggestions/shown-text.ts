/** Phrases after which a caption names people who are not in the picture, up to the end of the sentence. */
const others = [
  /\bnot (?:pictured|shown|seen|in (?:the )?picture)\b[^.;)\n]*/giu,
  /\b(?:directed|written|produced|shot|photographed|photos?|photography|images?|pictures?|stills?|a film|story|screenplay|edited) by\b[^.;,)\n]*/giu,
  /\b(?:photo|foto|image|bild|ph|credit|courtesy|regie|réalisation|director|producer)\s*:[^.;)\n]*/giu,
  /(?:摄影|导演|編劇|编剧|导演兼编剧|攝影|導演)\s*[:：]?\s*[\p{sc=Han}·]{2,4}/gu,
  /[\p{sc=Han}·]{2,4}\s*(?:摄(?!影)|执导|導演作品|导演作品)/gu,
] as const;

/** What of a caption may be about who is shown: who made the film or the picture, or is not there, is blanked out. */
export function aboutThePicture(text: string): string {
  return others.reduce(
    (rest, phrase) => rest.replace(phrase, (found) => ".".padEnd(found.length, " ")),
    text.normalize("NFC"),
  );
}

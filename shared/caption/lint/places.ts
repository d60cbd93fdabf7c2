import { at, textsIn, type CheckedStill, type Found } from "./finding.ts";
import { isMentioned } from "./names.ts";

/** Captions that say who is left and who right of people of whom nobody has said where they stand. */
export function placesUnsaid({ texts, facts }: CheckedStill): Found[] {
  const { people, placesKnown } = facts;
  if (placesKnown || people.length < 2) return [];
  return textsIn({ texts }, ["caption"]).flatMap((one) => {
    const claim = claims.map((words) => words.exec(one.text)).find((found) => found !== null);
    if (claim === undefined || !people.some((person) => isMentioned(one.text, person))) return [];
    const place = [claim.index, claim.index + claim[0].length] as const;
    const message =
      "Nobody has said who stands where: draw everybody’s region, or confirm their order “In the picture”.";
    return [at(one, place, message)];
  });
}

/**
 * How captions say where somebody stands. "Left" alone is also a verb, "links" also what joins two, and 左右 is
 * “about”.
 */
const claims: readonly RegExp[] = [
  /\([LRC]\)|\bL-R\b/u,
  /\((?:left|right)\b|(?:^|[,;.] )(?:left|right)(?=[,:;.]| and\b|$)|\bleft to right\b/imu,
  /\b(?:from|at|far|on the|to the|at the|from the) (?:left|right)\b/iu,
  /(?<!\p{L})à (?:gauche|droite)(?!\p{L})|[(,] ?(?:gauche|droite)(?!\p{L})|\bde gauche à droite\b/iu,
  /[(,] ?(?:links|rechts)\b|\bvon (?:links|rechts)\b|\bv\.\s?[lr]\.|\blinks\b.*\brechts\b/iu,
  /[左右](?:起|至|一|二|侧|側|边|邊|方|[：:）)])|[由自从從]左/u,
];

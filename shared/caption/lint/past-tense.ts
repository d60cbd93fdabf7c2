import { writingOf } from "../writing.ts";
import { at, put, textsIn, type CheckedStill, type Found } from "./finding.ts";

/**
 * Past tenses that captions are wrongly written in, with the present of one and of several. Forms that are
 * participles as often ("dressed", "seated", "directed") are not among them.
 */
const presents: ReadonlyMap<string, readonly [one: string, several: string]> = new Map([
  ["was", ["is", "are"]],
  ["were", ["are", "are"]],
  ["had", ["has", "have"]],
  ["did", ["does", "do"]],
  ["went", ["goes", "go"]],
  ["came", ["comes", "come"]],
  ["sat", ["sits", "sit"]],
  ["stood", ["stands", "stand"]],
  ["lay", ["lies", "lie"]],
  ["ran", ["runs", "run"]],
  ["rode", ["rides", "ride"]],
  ["drove", ["drives", "drive"]],
  ["gave", ["gives", "give"]],
  ["took", ["takes", "take"]],
  ["saw", ["sees", "see"]],
  ["spoke", ["speaks", "speak"]],
  ["told", ["tells", "tell"]],
  ["said", ["says", "say"]],
  ["ate", ["eats", "eat"]],
  ["drank", ["drinks", "drink"]],
  ["sang", ["sings", "sing"]],
  ["wore", ["wears", "wear"]],
  ["fell", ["falls", "fall"]],
  ["fought", ["fights", "fight"]],
  ["met", ["meets", "meet"]],
  ["looked", ["looks", "look"]],
  ["walked", ["walks", "walk"]],
  ["talked", ["talks", "talk"]],
  ["watched", ["watches", "watch"]],
  ["smiled", ["smiles", "smile"]],
  ["laughed", ["laughs", "laugh"]],
  ["danced", ["dances", "dance"]],
  ["kissed", ["kisses", "kiss"]],
  ["embraced", ["embraces", "embrace"]],
  ["hugged", ["hugs", "hug"]],
  ["waited", ["waits", "wait"]],
  ["played", ["plays", "play"]],
  ["shared", ["shares", "share"]],
  ["arrived", ["arrives", "arrive"]],
  ["entered", ["enters", "enter"]],
  ["posed", ["poses", "pose"]],
  ["leaned", ["leans", "lean"]],
  ["pointed", ["points", "point"]],
  ["carried", ["carries", "carry"]],
  ["worked", ["works", "work"]],
  ["cried", ["cries", "cry"]],
  ["shouted", ["shouts", "shout"]],
  ["reached", ["reaches", "reach"]],
  ["opened", ["opens", "open"]],
  ["turned", ["turns", "turn"]],
  ["listened", ["listens", "listen"]],
  ["followed", ["follows", "follow"]],
]);

const inPresent: ReadonlySet<string> = new Set([...presents.values()].flat());

/** After these a form is a participle or of a clause beside: "is seen", "who was", "having stood". */
const besides =
  /(?:^|\s)(?:is|are|be|been|being|was|were|has|have|had|having|who|which|that|as|when|while|where|after|before|by|and|but|or|she’d|he’d)\s+$/iu;

/** English captions whose first verb is in the past: what a picture shows is told in the present. */
export function pastTense(still: CheckedStill): Found[] {
  return textsIn(still, ["caption"]).flatMap((one) => {
    if (one.language !== "x-default" && writingOf(one.language, one.text) !== "en") return [];
    if (one.language !== "x-default" && !one.language.startsWith("en")) return [];
    const sentence = /^.*?(?:[.!?](?=\s|$)|$)/su.exec(one.text)?.[0] ?? one.text;
    for (const found of sentence.matchAll(/(?<=[\p{L}\p{M}”"),]\s+)\p{Ll}+/gu)) {
      const [verb] = found;
      if (inPresent.has(verb)) return [];
      const forms = presents.get(verb);
      const before = sentence.slice(0, found.index);
      if (forms === undefined || besides.test(before)) continue;
      const words = /\sand\s/u.test(before) ? forms[1] : forms[0];
      const place = [found.index, found.index + verb.length] as const;
      const fix = { label: `Write “${words}”`, text: put(one.text, place, words) };
      return [at(one, place, `“${verb}”: captions tell in the present what is seen.`, fix)];
    }
    return [];
  });
}

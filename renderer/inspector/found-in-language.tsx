import type { ReactNode } from "react";
import type { MatchPlace } from "../../shared/contract/search.ts";
import { Marked } from "../matches/marked.tsx";
import { useMatches } from "../matches/matches.ts";
import { classes } from "../ui/classes.ts";
import { languageName } from "../../shared/language-name.ts";
import styles from "./inspector.module.css";
import { workIn } from "./working-language.ts";

type Props = {
  /** The text of the field in this language, and in the one that is shown. */
  readonly text: string;
  readonly shown: string;
  readonly language: string;
  /** What texts of the field are to the search. */
  readonly searched: MatchPlace;
};

/** A text in another language than is shown, where the search has found words in it that are not in the one shown. */
export function FoundInLanguage({ text, shown, language, searched }: Props): ReactNode {
  const here = useMatches({ in: searched, text: shown, id: null });
  const there = useMatches({ in: searched, text, id: null });
  const known = wordsAt(shown, here.ranges);
  if ([...wordsAt(text, there.ranges)].every((word) => known.has(word))) return null;
  const name = languageName(language);
  return (
    <p className={classes(styles, "found-in")}>
      <button
        type="button"
        className={classes(styles, "found-language")}
        title={`Show this text in ${name}`}
        onClick={() => workIn(language)}
      >
        {name}
      </button>{" "}
      <span dir="auto" lang={language === "x-default" ? undefined : language}>
        <Marked in={searched} text={text} id={null} />
      </span>
    </p>
  );
}

type Ranges = readonly (readonly [from: number, to: number])[];

function wordsAt(text: string, ranges: Ranges): ReadonlySet<string> {
  return new Set(ranges.map(([from, to]) => text.slice(from, to).toLowerCase()));
}

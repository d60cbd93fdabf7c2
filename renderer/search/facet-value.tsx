import type { KeyboardEvent, MouseEvent } from "react";
import type { FacetName, FacetValue } from "../../shared/contract/search.ts";
import { nameApart } from "../../shared/distinction.ts";
import type { Choice } from "../../shared/query/choices.ts";
import { isSingle } from "../../shared/query/facet-terms.ts";
import { stillKindNames, stillKinds } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { choose, type HowChosen } from "../state/choose.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { count } from "../ui/numbers.ts";
import styles from "./facet-value.module.css";

/** What is said before a value that the query speaks of otherwise than by asking for it. */
const choiceWords: Readonly<Record<Choice, string | null>> = {
  chosen: null,
  either: "or",
  excluded: "not",
};

type Props = {
  readonly facet: FacetName;
  readonly value: Omit<FacetValue, "count"> & { readonly count: number | null };
  /** What the query makes of the terms it speaks of. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** The terms of the facet's values, as far as they are known here. */
  readonly values: ReadonlySet<string>;
};

/**
 * A value of a facet. A click asks for it, or takes that back; with Ctrl it is meant beside the others that are
 * chosen, with Alt it is left out, and so do the two buttons that show when one points at it. One that no still has
 * with the chosen can only be meant beside them.
 */
export function Value({ facet, value, choices, values }: Props) {
  const choice = choices.get(value.query) ?? null;
  const name = nameOf(facet, value.value);
  const isBeside = value.beside === true && choice === null;
  const called = nameApart({ name, ...(value.apart === undefined ? {} : { apart: value.apart }) });
  const word = isBeside ? "or" : choice === null ? null : choiceWords[choice];
  const choosing = (how: HowChosen) => (): void => choose(value.query, how, values);
  function onClick(event: MouseEvent): void {
    const how = howChosen(event);
    choose(value.query, isBeside && how === "click" ? "or" : how, values); // both would find nothing
  }
  // With a modifier Enter is no click everywhere.
  function onKeyDown(event: KeyboardEvent): void {
    const how = howChosen(event);
    if (event.key !== "Enter" || how === "click") return;
    event.preventDefault();
    event.stopPropagation();
    choose(value.query, how, values);
  }
  return (
    <div className={classes(styles, "row", choice, isBeside && "beside")}>
      <button
        type="button"
        className={classes(styles, "value")}
        aria-pressed={choice !== null}
        aria-keyshortcuts="Control+Enter Alt+Enter"
        title={
          isBeside ? "No still has it with the others chosen: a click means either" : undefined
        }
        tabIndex={-1}
        data-stop
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {word === null ? null : <span className={classes(styles, "word")}>{word}</span>}
        <span className={classes(styles, "name")}>
          <MiddleName name={name} />
        </span>
        {value.apart === undefined ? null : (
          <span className={classes(styles, "apart")} dir="auto">
            <span className="visually-hidden">, </span>
            {value.apart}
          </span>
        )}
        {value.count === null ? null : (
          <span className={classes(styles, "count")}>{count(value.count)}</span>
        )}
      </button>
      {/* Reached by Ctrl+Enter and Alt+Enter: three stops for every value would be too many. */}
      <span className={classes(styles, "ways")}>
        {isSingle(facet) ? null : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Or ${called}`}
            title="This or the others chosen (Ctrl+click, Ctrl+Enter)"
            onClick={choosing("or")}
          >
            or
          </button>
        )}
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Without ${called}`}
          title="Leave these out (Alt+click, Alt+Enter)"
          onClick={choosing("without")}
        >
          not
        </button>
      </span>
    </div>
  );
}

type Modified = Pick<KeyboardEvent, "altKey" | "ctrlKey" | "metaKey">;

function howChosen({ altKey, ctrlKey, metaKey }: Modified): HowChosen {
  if (altKey) return "without";
  return ctrlKey || metaKey ? "or" : "click";
}

/** Kinds, statuses and languages come as codes; all else has its own name. */
function nameOf(facet: FacetName, value: string): string {
  const kind = facet === "kinds" ? stillKinds.find((code) => code === value) : undefined;
  if (kind !== undefined) return stillKindNames[kind];
  if (facet === "languages") return languageName(value);
  return facet === "statuses" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

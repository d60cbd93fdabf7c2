import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { CreditForesight, CreditPartOfLine } from "../../shared/contract/credits.ts";
import {
  creditRoleNames,
  creditRoles,
  saidKindNames,
  saidKinds,
  type CreditRole,
  type SaidKind,
} from "../../shared/credit.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { counted } from "../ui/numbers.ts";
import { Pattern } from "./credit-pieces.tsx";
import styles from "./credits.module.css";
import { decide } from "./decide-credits.ts";

/** What is being said: what a party is, wherever it is named, or its role in all lines of a pattern. */
export type Saying = { readonly part: CreditPartOfLine } & (
  | { readonly what: "kind" }
  | { readonly what: "role"; readonly pattern: string }
);

type Choice = { readonly role: CreditRole } | { readonly kind: SaidKind };

const choices: Readonly<Record<Saying["what"], readonly (readonly [Choice, string])[]>> = {
  kind: saidKinds.map((kind) => [{ kind }, saidKindNames[kind]]),
  role: creditRoles.map((role) => [{ role }, creditRoleNames[role]]),
};

type SayPanelProps = { readonly saying: Saying; readonly onDone: () => void };

/** Asks what a party is or does, shows what would come of it, and says it. */
export function SayPanel({ saying, onDone }: SayPanelProps): ReactNode {
  const { part, what } = saying;
  const [chosen, setChosen] = useState<Choice | null>(null);
  const word = wordOf(saying, chosen);
  const { answer, asked } = useAnswer(
    "credits.foresee",
    word === null ? null : { word },
    (archive) => archive.stillsVersion,
  );
  const isOfThis = JSON.stringify(asked?.word) === JSON.stringify(word);
  const foresight = isOfThis ? answer : null;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const say = (accept: boolean): void => {
    if (word === null) return;
    onDone();
    void decide("credits.say", { word, accept });
  };
  const settles = (foresight?.settlingLines ?? 0) > 0;
  const keys = (event: KeyboardEvent): void => {
    const choice = choices[what][Number(event.key) - 1];
    const onButton = event.target instanceof Element && event.target.closest("button") !== null;
    const run =
      event.key === "Escape"
        ? onDone
        : choice !== undefined
          ? () => setChosen(choice[0])
          : event.key === "Enter" && !onButton && !event.repeat && foresight !== null
            ? () => say(settles && !event.shiftKey)
            : null;
    event.stopPropagation(); // no key of the review behind it
    if (run === null) return;
    event.preventDefault();
    run();
  };
  return (
    <div
      ref={box}
      className={classes(styles, "say")}
      role="group"
      aria-label={questionOf(saying)}
      tabIndex={-1}
      onKeyDown={keys}
    >
      <p className={classes(styles, "question")}>{questionOf(saying)}</p>
      <div className={classes(styles, "choices")}>
        {choices[what].map(([choice, name], index) => (
          <button
            key={name}
            type="button"
            className={classes(styles, "choice")}
            aria-pressed={JSON.stringify(choice) === JSON.stringify(chosen)}
            onClick={() => setChosen(choice)}
          >
            <Kbd>{String(index + 1)}</Kbd> {name}
          </button>
        ))}
      </div>
      <div className={classes(styles, "foresight")} role="status">
        {chosen === null
          ? what === "kind"
            ? `It holds wherever “${part.name}” is named, and for lines that come later.`
            : "It holds for all lines of this pattern, also for those that come later."
          : foresight === null
            ? "Looking…"
            : inWords(foresight)}
      </div>
      {foresight !== null && <Some foresight={foresight} />}
      <div className={classes(styles, "actions")}>
        <Button onPress={onDone}>
          Cancel <Kbd>Esc</Kbd>
        </Button>
        <Button
          disabled={foresight === null}
          tone={settles ? "framed" : "primary"}
          onPress={() => say(false)}
        >
          Only say so <Kbd>{settles ? "Shift+Enter" : "Enter"}</Kbd>
        </Button>
        {foresight !== null && settles && (
          <Button tone="primary" onPress={() => say(true)}>
            {`Say so and accept ${counted(foresight.settlingLines, "line")} (${counted(foresight.settlingStills, "still")})`}{" "}
            <Kbd>Enter</Kbd>
          </Button>
        )}
      </div>
    </div>
  );
}

function wordOf(saying: Saying, chosen: Choice | null) {
  const { part } = saying;
  if (chosen === null) return null;
  if ("kind" in chosen) return { name: part.written, kind: chosen.kind };
  if (saying.what === "kind") return null;
  return { pattern: saying.pattern, place: part.place, role: chosen.role };
}

function questionOf({ part, what }: Saying): string {
  return what === "kind"
    ? `What is “${part.name}”?`
    : `What does the party do that stands in the place of “${part.name}”?`;
}

function inWords({ lines, stills, followingLines, followingStills }: CreditForesight): string {
  if (lines === 0) return "No line is read otherwise by that.";
  const many = lines === 1 ? "1 line is" : `${counted(lines, "line")} are`;
  const follow =
    followingLines === 0
      ? ""
      : ` ${counted(followingLines, "of them was accepted: its", "of them were accepted: their")} ${counted(followingStills, "still follows", "stills follow")}.`;
  return `${many} read otherwise, on ${counted(stills, "still")}.${follow}`;
}

/** The first of the lines, before and after. */
function Some({ foresight: { some, lines } }: { readonly foresight: CreditForesight }): ReactNode {
  if (some.length === 0) return null;
  return (
    <ul className={classes(styles, "some")} aria-label="Lines that are read otherwise">
      {some.map(({ line, stills, before, after }) => (
        <li key={line}>
          <span className={classes(styles, "verbatim")} dir="auto">
            {line}
          </span>
          <span className={classes(styles, "soft")}>
            <Pattern pieces={before} /> → <Pattern pieces={after} /> · {counted(stills, "still")}
          </span>
        </li>
      ))}
      {lines > some.length && (
        <li className={classes(styles, "soft")}>{counted(lines - some.length, "more line")}</li>
      )}
    </ul>
  );
}

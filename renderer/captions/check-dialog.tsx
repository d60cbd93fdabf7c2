import { useEffect, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { lintRuleName, lintRules, type LintRule } from "../../shared/caption/lint.ts";
import { textFieldNames } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { showStills } from "../state/show-stills.ts";
import { closeDialog, openDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { MiddleName } from "../ui/middle-name.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { checkState, keepLookingOver } from "./check-state.ts";
import { checkedInWords } from "./check-words.ts";
import { excerpt } from "./excerpt.ts";
import type { FoundByRule, FoundLine } from "./found-lines.ts";
import styles from "./check-dialog.module.css";

/** What is to be looked at in the captions of many stills, check by check. */
export function CaptionCheckDialog(): ReactNode {
  const { done, total, withFindings, found } = useStore(checkState);
  const [chosen, setChosen] = useState<LintRule | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void keepLookingOver(stop.signal);
    return () => stop.abort();
  }, []);
  const rules = lintRules.filter((rule) => found.has(rule));
  const rule = chosen !== null && found.has(chosen) ? chosen : (rules[0] ?? null);
  const ofRule = rule === null ? undefined : found.get(rule);
  const isDone = total > 0 && done >= total;
  return (
    <Dialog
      title="Check captions"
      size="large"
      onClose={closeDialog}
      actions={
        <>
          <Button tone="plain" onPress={() => openDialog("caption-rules")}>
            Caption style and checks…
          </Button>
          <Button tone="primary" onPress={closeDialog}>
            Done
          </Button>
        </>
      }
    >
      <p className={classes(styles, "state")} role="status">
        {checkedInWords(withFindings, done, total)}
      </p>
      <div className={classes(styles, "parts")}>
        <div className={classes(styles, "columns")}>
          <ul className={classes(styles, "rules")} aria-label="Checks">
            {rules.map((one) => (
              <li key={one}>
                <button type="button" aria-current={one === rule} onClick={() => setChosen(one)}>
                  <span>{lintRuleName(one)}</span>
                  <span className={classes(styles, "count")}>
                    {count(found.get(one)?.stills.length ?? 0)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {rule === null || ofRule === undefined ? (
            <p className={classes(styles, "none")}>{isDone ? "Nothing was found." : ""}</p>
          ) : (
            <Lines key={rule} rule={rule} found={ofRule} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

type LinesProps = { readonly rule: LintRule; readonly found: FoundByRule };

function Lines({ rule, found: { stills, righted, lines, of } }: LinesProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <section className={classes(styles, "lines")} aria-label={lintRuleName(rule)}>
      <div className={classes(styles, "buttons")}>
        <Button
          onPress={() => {
            closeDialog();
            void orTell(() => showStills([...stills]));
          }}
        >
          {stills.length === 1 ? "Select the still" : `Select the ${count(stills.length)} stills`}
        </Button>
        {writable && righted.length > 0 && (
          <Button onPress={() => void putRight(rule, righted)}>
            {righted.length === 1
              ? "Put it right"
              : `Put right in ${counted(righted.length, "still")}`}
          </Button>
        )}
      </div>
      <ul>
        {[...Map.groupBy(lines, ({ still }) => still.card.id)].map(([still, ofStill]) => (
          <LinesOfStill key={still} lines={ofStill} />
        ))}
      </ul>
      {of > lines.length && (
        <p className={classes(styles, "none")}>
          The first {count(lines.length)} of {count(of)} are listed.
        </p>
      )}
    </section>
  );
}

function keyOf({ still, finding }: FoundLine): string {
  const { field, language, from, message } = finding;
  return `${String(still.card.id)} ${field} ${language} ${String(from)} ${message}`;
}

async function putRight(rule: LintRule, righted: readonly number[]): Promise<void> {
  const ids = [...righted];
  const done = await orTell(() => ask("captions.putRight", { stills: { ids }, rule }));
  if (done !== null && done.changed > 0) tellChange(done.label, done.change);
}

async function learnWord(word: string): Promise<void> {
  const done = await orTell(() => ask("spelling.learn", { word }));
  if (done !== null && done.changed > 0) tellChange(done.label, done.change);
}

/** A still once, with all that one check finds in it. */
function LinesOfStill({ lines }: { readonly lines: readonly FoundLine[] }): ReactNode {
  const [first] = lines;
  if (first === undefined) return null;
  const { card } = first.still;
  return (
    <li>
      <img
        src={
          card.thumbnail === "made"
            ? `still://thumbnail/${card.hash}`
            : `still://preview/${String(card.id)}`
        }
        alt=""
        decoding="async"
        draggable={false}
        onError={(event) => (event.currentTarget.hidden = true)}
      />
      <div>
        {lines.map((line, at) => (
          <Line key={keyOf(line)} line={line} name={at === 0 ? card.name : null} />
        ))}
      </div>
    </li>
  );
}

type LineProps = {
  readonly line: FoundLine;
  /** Of the still, in the first of its lines. */
  readonly name: string | null;
};

function Line({ line, name }: LineProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { texts } = line.still;
  const { field, language, from, to, message, learn } = line.finding;
  const text = texts[field]?.[language] ?? "";
  const isWhole = from === 0 && to === text.length;
  const { before, within, after } = excerpt(text, [from, to]);
  return (
    <div className={classes(styles, "line")}>
      <p className={classes(styles, "where")}>
        {name !== null && <MiddleName name={name} />}
        <span>
          {textFieldNames[field]}
          {language === "x-default" ? "" : `, ${languageName(language)}`}
        </span>
      </p>
      <p>
        <Sentence text={message} />
        {learn !== undefined && writable && (
          <button
            type="button"
            className={classes(styles, "learn")}
            aria-label={`Learn “${learn}”`}
            onClick={() => void learnWord(learn)}
          >
            Learn it
          </button>
        )}
      </p>
      {text !== "" && (
        <p className={classes(styles, "text")} dir="auto">
          {before}
          {isWhole ? within : <mark>{within}</mark>}
          {after}
        </p>
      )}
    </div>
  );
}

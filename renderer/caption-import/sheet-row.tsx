import { useEffect, useRef, type ReactNode } from "react";
import type { ShownSheetRow, TextDifference } from "../../shared/caption-sheet.ts";
import { certaintyNames } from "../../shared/suggestion.ts";
import { unstatedLanguage } from "../../shared/language.ts";
import { languageName } from "../../shared/language-name.ts";
import { textFieldNames } from "../../shared/still.ts";
import { changesIn } from "../inspector/word-differences.ts";
import { withoutLikeness } from "../inspector/without-likeness.ts";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { outcomeWords } from "./caption-words.ts";
import { StillChoice } from "./still-choice.tsx";
import { isTaken, type Ticks } from "./ticks.ts";
import styles from "./caption-import.module.css";

type SheetRowProps = {
  readonly row: ShownSheetRow;
  readonly place: string;
  readonly ticks: Ticks;
  readonly isActive: boolean;
  readonly onTick: (differences: readonly number[], take: boolean) => void;
  readonly onChoose: (still: number | null) => void;
  readonly onActive: () => void;
};

/** One row of a file: its still with why it is that one, and what it says beside what the archive has. */
export function SheetRowLine(props: SheetRowProps): ReactNode {
  const { row, place, ticks, isActive, onTick, onChoose, onActive } = props;
  const { card, match, notes, differences, as } = row;
  const written = differences.flatMap(({ after }, at) => (after === "" ? [] : [at]));
  // a text is removed only by a tick of its own
  const all = written.length > 0 ? written : differences.map((_difference, at) => at);
  const taken = all.filter((at) => isTaken(ticks, row, at));
  const name = `${place} ${String(row.row.line)}`;
  return (
    <div className={classes(styles, "row", as)}>
      <RowTick
        name={name}
        isActive={isActive}
        state={taken.length === 0 ? "none" : taken.length === all.length ? "all" : "some"}
        canTake={all.length > 0}
        onActive={onActive}
        onTick={(take) => onTick(all, take)}
      />
      <div className={classes(styles, "still")}>
        <span className={classes(styles, "picture")}>
          {card !== null && card.thumbnail !== "failed" && (
            <img
              key={card.hash}
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
          )}
        </span>
        <span className={classes(styles, "named")}>
          <span className={classes(styles, "outcome")}>
            {name} · {outcomeWords[as]}
          </span>
          {card !== null && <MiddleName name={card.name} />}
          {match !== null && (
            <span className={classes(styles, "why")}>
              {match.why} <i>({certaintyNames[match.certainty]})</i>
            </span>
          )}
          <StillChoice row={row} place={place} onChoose={onChoose} />
        </span>
      </div>
      <div className={classes(styles, "texts")}>
        {notes.map((note) => (
          <p key={note} className={classes(styles, "note")}>
            <Sentence text={note} />
          </p>
        ))}
        {differences.map((difference, at) => (
          <Difference
            key={`${difference.field} ${difference.language}`}
            difference={difference}
            name={name}
            taken={isTaken(ticks, row, at)}
            isAlone={differences.length === 1}
            onTick={(take) => onTick([at], take)}
          />
        ))}
        {differences.length === 0 && <Said row={row} />}
      </div>
    </div>
  );
}

function RowTick(props: {
  readonly name: string;
  readonly isActive: boolean;
  readonly state: "all" | "some" | "none";
  readonly canTake: boolean;
  readonly onTick: (take: boolean) => void;
  readonly onActive: () => void;
}): ReactNode {
  const { name, isActive, state, canTake, onTick, onActive } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === "some";
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={name}
      checked={state === "all"}
      // Not disabled: the arrows walk over it, and what is said of it is read out.
      aria-disabled={!canTake}
      tabIndex={isActive ? 0 : -1}
      data-row-tick
      onFocus={onActive}
      onChange={({ target }) => {
        if (canTake) onTick(target.checked);
      }}
    />
  );
}

function Difference(props: {
  readonly difference: TextDifference;
  readonly name: string;
  readonly taken: boolean;
  readonly isAlone: boolean;
  readonly onTick: (take: boolean) => void;
}): ReactNode {
  const { difference, name, taken, isAlone, onTick } = props;
  const { field, language, before, after, notes } = difference;
  const title =
    language === unstatedLanguage
      ? textFieldNames[field]
      : `${textFieldNames[field]}, ${languageName(language)}`;
  return (
    <div className={classes(styles, "difference", !taken && "untaken")}>
      <label className={classes(styles, "field")}>
        {!isAlone && (
          <input
            type="checkbox"
            aria-label={`${name}: ${title}`}
            checked={taken}
            onChange={({ target }) => onTick(target.checked)}
          />
        )}
        {title}
      </label>
      <Side text={before} other={after} kind="del" />
      <Side text={after} other={before} kind="ins" />
      {notes.map((note) => (
        <p key={note} className={classes(styles, "against")}>
          <Sentence text={note} />
        </p>
      ))}
    </div>
  );
}

/** One side of a text, with the words marked that the other has not. */
function Side({
  text,
  other,
  kind,
}: {
  text: string;
  other: string;
  kind: "del" | "ins";
}): ReactNode {
  if (text === "") return <p className={classes(styles, "side", "empty")}>nothing</p>;
  const Mark = kind;
  const stretches =
    other === "" ? [{ text, differs: false }] : withoutLikeness(changesIn(text, other));
  return (
    <p className={classes(styles, "side")} dir="auto">
      {stretches.map((stretch, at) =>
        // The parts of one text have no other name than their place in it.
        // oxlint-disable-next-line react/no-array-index-key
        stretch.differs ? (
          <Mark key={at}>{stretch.text}</Mark>
        ) : (
          <span key={at}>{stretch.text}</span>
        ),
      )}
    </p>
  );
}

/** What a row says that changes nothing, or has no still yet. */
function Said({ row }: { readonly row: ShownSheetRow }): ReactNode {
  const { texts, fileNames, number } = row.row;
  const signs = [...fileNames, ...(number === null ? [] : [`still ${number}`])].join(", ");
  return (
    <div className={classes(styles, "said")} dir="auto">
      {signs !== "" && <p className={classes(styles, "signs")}>{signs}</p>}
      {texts.slice(0, 4).map(({ field, language, text }) => (
        <p key={`${field} ${language ?? ""}`}>
          <span>{textFieldNames[field]}</span> {text}
        </p>
      ))}
    </div>
  );
}

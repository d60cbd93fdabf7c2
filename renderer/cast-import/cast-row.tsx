import type { ReactNode } from "react";
import type { CastChoice, ComparedRow } from "../../shared/cast-list.ts";
import { classes } from "../ui/classes.ts";
import { canTake, changeInWords, detailsInWords, outcomeWords } from "./cast-words.ts";
import styles from "./cast-import.module.css";
import { Sentence } from "../ui/sentence.tsx";

/** Who is meant: the key of a record, or null for a new one. */
export type WhoIsMeant = {
  readonly character?: number | null;
  readonly performer?: number | null;
};

export type CastRowProps = {
  readonly compared: ComparedRow;
  readonly choice: WhoIsMeant;
  readonly ticked: boolean;
  readonly showsFilm: boolean;
  readonly isActive: boolean;
  readonly onTick: (ticked: boolean) => void;
  readonly onChoose: (who: WhoIsMeant) => void;
  readonly onActive: () => void;
};

/** One row of a list: whether it is taken, who plays whom, and what that would do to the cast. */
export function CastRowLine(props: CastRowProps): ReactNode {
  const { compared, choice, ticked, showsFilm, isActive, onTick, onChoose, onActive } = props;
  const { row, as, film, changes, notes } = compared;
  const playedBy = row.performer === null ? "" : `, played by ${row.performer}`;
  const words = [...detailsInWords(compared), ...changes.map(changeInWords)].join(", ");
  return (
    <div className={classes(styles, "row", as)}>
      <input
        type="checkbox"
        aria-label={`Line ${String(row.line)}: ${row.character}${playedBy}`}
        checked={ticked}
        // Not disabled: the arrows walk over it, and what is said of it is read out.
        aria-disabled={!canTake(compared)}
        tabIndex={isActive ? 0 : -1}
        onFocus={onActive}
        onChange={({ target }) => {
          if (canTake(compared)) onTick(target.checked);
        }}
      />
      <span className={classes(styles, "line")}>{row.line}</span>
      <Name listed={row.character} known={compared.character} />
      <Name listed={row.performer ?? ""} known={compared.performer} />
      <span className={classes(styles, "outcome")}>{outcomeWords[as]}</span>
      <div className={classes(styles, "details")}>
        {showsFilm && <span>{film}</span>}
        {words !== "" && <span>{words}</span>}
        {notes.map((note) => (
          <span key={note}>
            <Sentence text={note} />
          </span>
        ))}
        <Choice
          of="character"
          name={row.character}
          choices={compared.characters}
          chosen={choice.character}
          onChoose={(character) => onChoose({ ...choice, character })}
        />
        <Choice
          of="performer"
          name={row.performer ?? ""}
          choices={compared.performers}
          chosen={choice.performer}
          onChoose={(performer) => onChoose({ ...choice, performer })}
        />
      </div>
    </div>
  );
}

/** A name as the list has it; where the archive writes it otherwise, as the archive does too. */
function Name({ listed, known }: { listed: string; known: string | null }): ReactNode {
  return (
    <span className={classes(styles, "name")} dir="auto" title={listed}>
      {listed}
      {known !== null && known !== listed && <i> {known}</i>}
    </span>
  );
}

type ChoiceProps = {
  readonly of: "character" | "performer";
  readonly name: string;
  readonly choices: readonly CastChoice[];
  readonly chosen: number | null | undefined;
  readonly onChoose: (id: number | null) => void;
};

function Choice({ of, name, choices, chosen, onChoose }: ChoiceProps): ReactNode {
  if (choices.length === 0) return null;
  return (
    <select
      aria-label={`Which ${of} “${name}” is`}
      value={chosen === undefined ? "" : String(chosen ?? "new")}
      onChange={({ target }) => onChoose(target.value === "new" ? null : Number(target.value))}
    >
      <option value="" disabled>
        Choose who “{name}” is…
      </option>
      {choices.map(({ id, name: known, detail }) => (
        <option key={id} value={id}>
          {known} – {detail === "" ? "in no cast yet" : detail}
        </option>
      ))}
      <option value="new">A new {of} of this name</option>
    </select>
  );
}

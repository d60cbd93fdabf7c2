import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { ShownSheetRow } from "../../shared/caption-sheet.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import styles from "./caption-import.module.css";

type StillChoiceProps = {
  readonly row: ShownSheetRow;
  readonly place: string;
  readonly onChoose: (still: number | null) => void;
};

/** Of which still a row is: one that it may be of, one that is looked for by name or number, or none. */
export function StillChoice({ row, place, onChoose }: StillChoiceProps): ReactNode {
  const [looking, setLooking] = useState(false);
  const { match, candidates, candidateCards, card } = row;
  const nameOf = (still: number): string =>
    [card, ...candidateCards].find((one) => one?.id === still)?.name ?? "a still";
  const others = candidates.filter(({ still }) => still !== match?.still);
  return (
    <>
      <select
        aria-label={`Still of ${place.toLowerCase()} ${String(row.row.line)}`}
        className={classes(styles, "choice")}
        value={match === null ? "" : String(match.still)}
        onChange={({ target }) => {
          if (target.value === "other") setLooking(true);
          else onChoose(target.value === "" ? null : Number(target.value));
        }}
      >
        <option value="">{others.length > 0 ? "Choose its still…" : "No still"}</option>
        {match !== null && <option value={match.still}>{nameOf(match.still)}</option>}
        {others.map(({ still, why }) => (
          <option key={still} value={still}>
            {nameOf(still)} – {why}
          </option>
        ))}
        <option value="other">Another still…</option>
      </select>
      {looking && (
        <StillLookup
          onChoose={(still) => {
            setLooking(false);
            if (still !== null) onChoose(still);
          }}
        />
      )}
    </>
  );
}

/** What is asked once typing pauses. */
const PAUSE_MS = 250;

function StillLookup({
  onChoose,
}: {
  readonly onChoose: (still: number | null) => void;
}): ReactNode {
  const [text, setText] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { answer } = useAnswer("captions.find", settled === "" ? null : { text: settled }, () => 0);
  const found = settled === "" ? [] : (answer ?? []);
  return (
    <div
      className={classes(styles, "lookup")}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onChoose(null);
      }}
    >
      <input
        aria-label="File name or still number"
        placeholder="File name or still number"
        value={text}
        spellCheck={false}
        // It was asked for by a key or click right before.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={({ target }) => setText(target.value)}
      />
      {found.map(({ id, name }) => (
        <button key={id} type="button" onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
      {settled !== "" && answer?.length === 0 && <span>No still is called so.</span>}
    </div>
  );
}

import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import { creditRoleNames, saidKindNames, saidKinds, type SaidKind } from "../../shared/credit.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { openList } from "../records/record-pages.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Empty } from "../ui/empty.tsx";
import { count, counted } from "../ui/numbers.ts";
import { Pattern } from "./credit-pieces.tsx";
import styles from "./credits.module.css";
import { decide } from "./decide-credits.ts";

/** Names shown at once; the filter finds the others. */
const SHOWN = 300;

/** What was said of parties and patterns: looked through, changed, taken back. */
export function SaidWords(): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer } = useAnswer("credits.words", {}, (archive) => archive.stillsVersion);
  const [filter, setFilter] = useState("");
  const box = useRef<HTMLDivElement>(null);
  // The keyboard was on what is taken back now; without one it would leave the dialog.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  }, [answer]);
  if (answer === null) return null;
  const { parties, corrections, records } = answer;
  const found = parties.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const say = (name: string, kind: SaidKind | null): void =>
    void decide("credits.say", { word: { name, kind }, accept: false });
  return (
    <div ref={box} className={classes(styles, "said")} tabIndex={-1}>
      <p className={classes(styles, "soft")}>
        Credit lines are read by what you said here, then by the {counted(records, "rights holder")}{" "}
        of the archive, as their pages have them, then by some 1,400 well-known agencies, archives,
        studios and distributors. Lines that are accepted already follow when you change it.
      </p>
      <Button
        onPress={() => {
          closeDialog();
          openList("rightsHolders");
        }}
      >
        The archive’s rights holders…
      </Button>
      <NewParty writable={writable} onSay={say} />
      {parties.length === 0 && corrections.length === 0 && (
        <Empty title="Nothing is said yet">
          Say of a party in a line what it is (W), or what stands in its place in all lines of the
          pattern (R). It is listed here, to be changed or taken back.
        </Empty>
      )}
      {parties.length > 0 && (
        <section aria-label="Parties">
          <h3>Parties</h3>
          <input
            type="search"
            className={classes(styles, "filter")}
            aria-label="Filter the parties"
            placeholder="Filter"
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
          <ul className={classes(styles, "said-list")}>
            {found.slice(0, SHOWN).map(({ name, kind }) => (
              <li key={name}>
                <span className={classes(styles, "said-name")} dir="auto">
                  {name}
                </span>
                <select
                  aria-label={`What ${name} is`}
                  value={kind}
                  disabled={!writable}
                  onChange={({ target }) => {
                    const next = saidKinds.find((one) => one === target.value);
                    if (next !== undefined) say(name, next);
                  }}
                >
                  {saidKinds.map((one) => (
                    <option key={one} value={one}>
                      {saidKindNames[one]}
                    </option>
                  ))}
                </select>
                <Button disabled={!writable} onPress={() => say(name, null)}>
                  Take back
                </Button>
              </li>
            ))}
          </ul>
          {found.length > SHOWN && (
            <p className={classes(styles, "soft")}>
              The first {count(SHOWN)} of {count(found.length)}.
            </p>
          )}
        </section>
      )}
      {corrections.length > 0 && (
        <section aria-label="Corrected patterns">
          <h3>Corrected patterns</h3>
          <ul className={classes(styles, "said-list")}>
            {corrections.map(({ pattern, place, role, pieces }) => (
              <li key={`${pattern} ${String(place)}`}>
                <span className={classes(styles, "said-name")}>
                  {pieces === null ? pattern : <Pattern pieces={pieces} />}
                  <span className={classes(styles, "soft")}>
                    {` party ${String(place + 1)} is the ${creditRoleNames[role]}`}
                  </span>
                </span>
                <Button
                  disabled={!writable}
                  onPress={() =>
                    void decide("credits.say", {
                      word: { pattern, place, role: null },
                      accept: false,
                    })
                  }
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type NewPartyProps = {
  readonly writable: boolean;
  readonly onSay: (name: string, kind: SaidKind) => void;
};

/** A party that is told before a line is looked at that names it. */
function NewParty({ writable, onSay }: NewPartyProps): ReactNode {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<SaidKind>("agency");
  return (
    <form
      className={classes(styles, "new-party")}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        onSay(name.trim(), kind);
        setName("");
      }}
    >
      <input
        aria-label="Name of a party"
        placeholder="Name of a party"
        value={name}
        disabled={!writable}
        onChange={({ target }) => setName(target.value)}
      />
      <select
        aria-label="What it is"
        value={kind}
        disabled={!writable}
        onChange={({ target }) => setKind(saidKinds.find((one) => one === target.value) ?? kind)}
      >
        {saidKinds.map((one) => (
          <option key={one} value={one}>
            {saidKindNames[one]}
          </option>
        ))}
      </select>
      <button type="submit" disabled={!writable || name.trim() === ""}>
        Add
      </button>
    </form>
  );
}

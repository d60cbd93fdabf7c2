import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import {
  charsetName,
  charsetNames,
  charsets,
  type Charset,
  type CharsetReading,
} from "../../shared/charsets.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { useAnswer } from "./use-answer.ts";
import styles from "./findings-part.module.css";
import { Sentence } from "../ui/sentence.tsx";

type Props = {
  readonly still: number;
  /** Of the file that stands for it: what there is to choose from depends on nothing else. */
  readonly hash: string;
  /** In which the texts are read now. */
  readonly charset: string;
  readonly how: "guessed" | "declared" | "chosen";
};

/** What the archivist chose or the file declares, out of the way until it is to be another. */
export function KnownCharset(props: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={classes(styles, "findings")}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>Character set</h3>
        <span className={classes(styles, "what")}>
          {props.how}: {charsetName(props.charset)}
        </span>
      </summary>
      {open && <CharsetChoice {...props} />}
    </details>
  );
}

/**
 * In which character set the IIM texts of a file are read where that is not sure. To show how they read,
 * the file is opened: this is to be drawn only when it is looked at.
 */
export function CharsetChoice(props: Props): ReactNode {
  const { still, hash, charset, how } = props;
  return (
    <div role="group" aria-label="Character set of texts in IPTC-IIM and EXIF">
      {how === "guessed" && <h4>Character set: a guess</h4>}
      <Choice key={`${String(still)} ${hash} ${charset}`} {...props} />
    </div>
  );
}

function Choice({ still, charset, how }: Props): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer, problem, again } = useAnswer("stills.charsets", { id: still }, () => 0);
  const [wanted, setWanted] = useState<Charset | null>(
    charsets.find((label) => label === charset) ?? null,
  );
  const [beside, setBeside] = useState(false);
  /** How many files are being read. */
  const [reading, setReading] = useState(0);
  if (problem !== null)
    return (
      <p>
        <Sentence text={problem.message} />
      </p>
    );
  if (answer === null) return null;
  const isNow = wanted === charset;
  const read = async (): Promise<void> => {
    if (wanted === null) return;
    const stills = { ids: [still] };
    setReading(1 + (beside ? answer.beside : 0));
    const done = await orTell(() => ask("stills.readIn", { stills, charset: wanted, beside }));
    setReading(0);
    again();
    if (done !== null) tellChange(done.label, done.change);
  };
  return (
    <div className={classes(styles, "choice")}>
      <p>
        Nothing in the file proves in which character set these texts of its IPTC-IIM or EXIF are
        written. Choose the one in which they read right.
      </p>
      <select
        className={classes(styles, "select")}
        aria-label="Character set"
        value={wanted ?? ""}
        disabled={!writable}
        onChange={(event) =>
          setWanted(charsets.find((label) => label === event.target.value) ?? wanted)
        }
      >
        {wanted === null && <option value="">{charsetName(charset)}</option>}
        {charsets.map((label) => (
          <option key={label} value={label}>
            {charsetNames[label]}
          </option>
        ))}
      </select>
      <Preview reading={answer.readings.find((one) => one.charset === wanted)} />
      {answer.beside > 0 && (
        <label>
          <input
            type="checkbox"
            checked={beside}
            disabled={!writable}
            onChange={(event) => setBeside(event.target.checked)}
          />
          {answer.beside === 1
            ? "Also the other file of this folder that is not sure"
            : `Also the ${count(answer.beside)} other files of this folder that are not sure`}
        </label>
      )}
      <div className={classes(styles, "run")}>
        <Button
          onPress={() => void read()}
          disabled={!writable || reading > 0 || (isNow && how === "chosen" && !beside)}
        >
          {isNow ? "Keep this" : "Use this"}
        </Button>
        <p role="status">{reading > 1 && `Reading ${count(reading)} files…`}</p>
      </div>
    </div>
  );
}

/** How the texts read in the character set that is pointed at. */
function Preview({ reading }: { reading: CharsetReading | undefined }): ReactNode {
  return (
    <dl aria-label="The texts in this character set" aria-live="polite">
      {reading?.texts.map(({ name, text }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

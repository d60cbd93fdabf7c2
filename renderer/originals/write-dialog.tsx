import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { writeTargets, type WriteTarget } from "../../shared/contract/originals.ts";
import type { Stills } from "../../shared/contract/schemas.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { count as inFigures, counted } from "../ui/numbers.ts";
import { WriteLineShown } from "./write-line.tsx";
import { writeNow, writingState } from "./write-originals.ts";
import styles from "./originals.module.css";

/** Each of these is tried on a copy while one looks on. */
const PAGE = 10;

const targetNames: Readonly<
  Record<WriteTarget, { readonly name: string; readonly about: string }>
> = {
  files: {
    name: "Into the files themselves",
    about: "JPEG, TIFF, PNG, WebP, HEIC, AVIF, JPEG 2000, JPEG XL, PSD and DNG take metadata.",
  },
  sidecars: {
    name: "Into .xmp sidecars beside them",
    about: "The files stay as they are. What another program has written in a sidecar is kept.",
  },
  either: {
    name: "Into files where their format takes it, into sidecars otherwise",
    about:
      "Of camera raw files, and of files that have a sidecar already, the sidecar is written; the file itself stays as it is.",
  },
};

/** Asks where the metadata of stills shall be written, shows what that would change, and only begins when told so. */
export function WriteDialog(): ReactNode {
  const { stills, count } = useStore(writingState);
  return stills === null ? null : <Asking stills={stills} count={count} />;
}

function Asking({ stills, count }: { readonly stills: Stills; readonly count: number }): ReactNode {
  const [to, setTo] = useState<WriteTarget>("files");
  const [credentials, setCredentials] = useState(false);
  const [read, setRead] = useState(false);
  const wish = { to, credentials: credentials && to !== "sidecars" };
  return (
    <Dialog
      title={`Write metadata into the originals of ${counted(count, "still")}`}
      size="large"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button
            tone="danger"
            disabled={!read}
            describedBy="write-read"
            onPress={() => void writeNow(stills, wish)}
          >
            Write metadata of {counted(count, "still")}
          </Button>
        </>
      }
    >
      <Targets
        to={to}
        credentials={wish.credentials}
        onTarget={setTo}
        onCredentials={setCredentials}
      />
      <Preview
        key={`${to} ${String(wish.credentials)}`}
        stills={stills}
        count={count}
        wish={wish}
      />
      <Warning to={to} read={read} onRead={setRead} />
    </Dialog>
  );
}

type TargetsProps = {
  readonly to: WriteTarget;
  readonly credentials: boolean;
  readonly onTarget: (to: WriteTarget) => void;
  readonly onCredentials: (credentials: boolean) => void;
};

function Targets({ to, credentials, onTarget, onCredentials }: TargetsProps): ReactNode {
  return (
    <fieldset className={classes(styles, "targets")}>
      <legend>Where to</legend>
      {writeTargets.map((target) => (
        <label key={target} className={classes(styles, "target")}>
          <input
            type="radio"
            name="write-to"
            checked={to === target}
            onChange={() => onTarget(target)}
          />
          <span>
            {targetNames[target].name}
            <small>{targetNames[target].about}</small>
          </span>
        </label>
      ))}
      <label className={classes(styles, "target")}>
        <input
          type="checkbox"
          checked={credentials}
          disabled={to === "sidecars"}
          onChange={({ target }) => onCredentials(target.checked)}
        />
        <span>
          Also into files with content credentials (C2PA)
          <small>Any change of such a file makes its credentials invalid.</small>
        </span>
      </label>
    </fieldset>
  );
}

type WarningProps = {
  readonly to: WriteTarget;
  readonly read: boolean;
  readonly onRead: (read: boolean) => void;
};

/** What it does, in words; only who has ticked that can begin. */
function Warning({ to, read, onRead }: WarningProps): ReactNode {
  const isBeside = to === "sidecars";
  return (
    <div className={classes(styles, "warning")}>
      <TriangleAlert size={18} aria-hidden />
      <div>
        <p>
          This changes {isBeside ? "sidecars beside your originals" : "your original files"}. The
          pictures themselves stay as they are, to the last bit, which is checked of each. What
          every file was is kept in the archive: Undo brings back its very bytes, as long as no
          other program has changed it. Backups made before no longer match.
        </p>
        <label className={classes(styles, "choice")} id="write-read">
          <input type="checkbox" checked={read} onChange={({ target }) => onRead(target.checked)} />
          I want {isBeside ? "the sidecars" : "the originals"} to be written
        </label>
      </div>
    </div>
  );
}

type PreviewProps = {
  readonly stills: Stills;
  readonly count: number;
  readonly wish: { readonly to: WriteTarget; readonly credentials: boolean };
};

function Preview({ stills, count, wish }: PreviewProps): ReactNode {
  const [from, setFrom] = useState(0);
  const input = { stills, ...wish, from, count: PAGE };
  const { answer, asked, problem } = useAnswer("originals.preview", input, () => 0);
  const isKnown = problem !== null || JSON.stringify(asked) === JSON.stringify(input);
  return (
    <section aria-label="What would change" className={classes(styles, "preview")}>
      <h3>
        What would change
        <span role="status">{statusOf({ isKnown, from, count })}</span>
      </h3>
      {problem !== null && <p className={classes(styles, "refused")}>{problem.message}</p>}
      {answer !== null && problem === null && (
        <ul className={classes(styles, "lines", !isKnown && "old")}>
          {answer.lines.map((line) => (
            <WriteLineShown key={line.path} line={line} />
          ))}
        </ul>
      )}
      {count > PAGE && (
        <div className={classes(styles, "pages")}>
          <Button disabled={from === 0} onPress={() => setFrom(from - PAGE)}>
            Earlier
          </Button>
          <Button disabled={from + PAGE >= count} onPress={() => setFrom(from + PAGE)}>
            Later
          </Button>
        </div>
      )}
    </section>
  );
}

function statusOf({
  isKnown,
  from,
  count,
}: {
  readonly isKnown: boolean;
  readonly from: number;
  readonly count: number;
}): string {
  if (!isKnown) return "Trying it on copies…";
  const to = Math.min(from + PAGE, count);
  return count > PAGE
    ? `Stills ${inFigures(from + 1)}–${inFigures(to)} of ${inFigures(count)}`
    : "";
}

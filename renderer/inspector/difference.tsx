import type { ReactNode } from "react";
import { useStore } from "zustand";
import { followedNames, type FileDifference } from "../../shared/file-changes.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { followedInWords } from "./followed-in-words.ts";
import { languageName } from "./languages.ts";

/** What another program wrote into the file, beside what stands in the archive: either can be made to count. */
export function Difference({
  still,
  difference,
}: {
  still: number;
  difference: FileDifference;
}): ReactNode {
  const { property, language, archive, file } = difference;
  const name =
    language === "x-default"
      ? followedNames[property]
      : `${followedNames[property]}, ${languageName(language)}`;
  const settle = async (take: "file" | "archive"): Promise<void> => {
    const done = await orTell(() =>
      ask("stills.settleDifference", { stills: { ids: [still] }, property, language, take }),
    );
    if (done !== null) tellChange(done.label, done.change);
  };
  return (
    <div role="group" aria-label={`${name}: changed by another program`}>
      <h4>{name}: changed by another program</h4>
      <ul>
        <Side says="In the archive" value={followedInWords(property, archive)}>
          <Choice label="Keep this" onPress={() => void settle("archive")} />
        </Side>
        <Side says="In the file now" value={followedInWords(property, file)}>
          <Choice label="Use this" onPress={() => void settle("file")} />
        </Side>
      </ul>
    </div>
  );
}

function Choice({ label, onPress }: { label: string; onPress: () => void }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  return (
    <Button onPress={onPress} disabled={!writable}>
      {label}
    </Button>
  );
}

function Side(props: { says: string; value: string | null; children: ReactNode }): ReactNode {
  const { says, value, children } = props;
  return (
    <li>
      <div>
        <span>{says}</span>
        {children}
      </div>
      {value === null ? (
        <p>nothing</p>
      ) : (
        // Long captions scroll in their place; the keyboard must reach them to do so.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <q dir="auto" tabIndex={0}>
          {value}
        </q>
      )}
    </li>
  );
}

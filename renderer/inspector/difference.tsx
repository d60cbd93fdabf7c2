import type { ReactNode } from "react";
import { useStore } from "zustand";
import { followedNames, type PlacedDifference } from "../../shared/file-changes.ts";
import { languageName } from "../../shared/language-name.ts";
import { ask } from "../archive.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { followedInWords } from "./followed-in-words.ts";
import { Quoted } from "./quoted.tsx";

const places: Readonly<Record<PlacedDifference["saidIn"], string>> = {
  file: "In the file now",
  sidecar: "In the sidecar now",
  either: "In the file or its sidecar now",
};

/** What another program wrote into the file or its sidecar, beside what stands in the archive: either can be made to count. */
export function Difference({
  still,
  difference,
}: {
  still: number;
  difference: PlacedDifference;
}): ReactNode {
  const { property, language, archive, file, saidIn } = difference;
  const inArchive = followedInWords(property, archive);
  const inFile = followedInWords(property, file);
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
        <Side says="In the archive" value={inArchive} other={inFile}>
          <Choice label="Keep this" onPress={() => void settle("archive")} />
        </Side>
        <Side says={places[saidIn]} value={inFile} other={inArchive}>
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

function Side(props: {
  says: string;
  value: string | null;
  other: string | null;
  children: ReactNode;
}): ReactNode {
  const { says, value, other, children } = props;
  return (
    <li>
      <div>
        <span>{says}</span>
        {children}
      </div>
      {value === null ? (
        <p>nothing</p>
      ) : (
        <Quoted value={value} others={other === null ? [] : [other]} />
      )}
    </li>
  );
}

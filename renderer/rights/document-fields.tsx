import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { DocumentReference } from "../../shared/rights/grant.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { chooseFile } from "../archive.ts";
import styles from "./forms.module.css";

type Props = {
  readonly documents: readonly DocumentReference[];
  readonly onChange: (documents: DocumentReference[]) => void;
};

/** Where the papers are that prove something: a path, an address, a shelf mark. */
export function DocumentFields({ documents, onChange }: Props): ReactNode {
  const put = (index: number, part: Partial<DocumentReference>): void =>
    onChange(documents.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const addFile = async (): Promise<void> => {
    const place = await chooseFile("Choose the document");
    if (place !== null)
      onChange([...documents, { title: place.split(/[\\/]/u).at(-1) ?? "", place }]);
  };
  return (
    <fieldset className={classes(styles, "lines")}>
      <legend>Documents</legend>
      {documents.map(({ title, place }, index) => (
        // a line has no key but its place
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={classes(styles, "document")}>
          <input
            aria-label={`Document ${String(index + 1)}: what it is`}
            placeholder="What it is"
            dir="auto"
            value={title}
            onChange={({ target }) => put(index, { title: target.value })}
          />
          <input
            aria-label={`Document ${String(index + 1)}: where it is`}
            placeholder="Path, address or shelf mark"
            dir="auto"
            value={place}
            onChange={({ target }) => put(index, { place: target.value })}
          />
          <IconButton
            label={`Remove document ${String(index + 1)}`}
            icon={<X size={13} />}
            onPress={() => onChange(documents.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className={classes(styles, "buttons")}>
        <Button tone="plain" onPress={() => onChange([...documents, { title: "", place: "" }])}>
          Add a document
        </Button>
        <Button tone="plain" onPress={() => void addFile()}>
          Choose a file…
        </Button>
      </div>
    </fieldset>
  );
}

/** Lines in which anything is written. */
export function documentsWritten(documents: readonly DocumentReference[]): DocumentReference[] {
  return documents.filter(({ title, place }) => `${title}${place}`.trim() !== "");
}

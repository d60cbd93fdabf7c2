import type { ReactNode } from "react";
import { useState } from "react";
import { dumpForms, type DumpFormName } from "../../shared/dump-forms.ts";
import { ask, chooseFolder } from "../archive.ts";
import { orTell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./exchange.module.css";

const forms: Readonly<Record<DumpFormName, { readonly name: string; readonly for: string }>> = {
  jsonl: { name: "JSON Lines", for: "One object a line. The surest for programs, now and later." },
  csv: {
    name: "CSV",
    for: "A table a file, for databases. Spreadsheets may take texts in it for formulas.",
  },
};

/** Everything the archive holds goes out into plain files, in a form that is chosen here, as work that the foot shows. */
export function DumpDialog(): ReactNode {
  const [form, setForm] = useState<DumpFormName>("jsonl");
  const write = async (): Promise<void> => {
    const into = await chooseFolder("Where the folder with the plain files shall be");
    if (into === null) return;
    const begun = await orTell(() => ask("archive.dump", { into, form }));
    if (begun !== null) closeDialog();
  };
  return (
    <Dialog
      title="Write everything into plain files"
      size="medium"
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>Cancel</Button>
          <Button tone="primary" onPress={() => void write()}>
            Choose a folder, and write…
          </Button>
        </>
      }
    >
      <div className={classes(styles, "all")}>
        <p className={classes(styles, "words")}>
          All that the archive holds is written into a new folder: captions, tags, records, rights,
          sets, the ledger, the whole history. Any program can read it, and Stillroom makes an
          archive of it again, the same to the last value. Originals and thumbnails are not copied.
        </p>
        <fieldset className={classes(styles, "forms")}>
          <legend>As</legend>
          {dumpForms.map((one) => (
            <label key={one} className={classes(styles, "form")}>
              <input
                type="radio"
                name="form"
                checked={form === one}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing that is decided here
                autoFocus={form === one}
                onChange={() => setForm(one)}
                onKeyDown={({ key }) => {
                  if (key === "Enter") void write();
                }}
              />
              <span>
                {forms[one].name}
                <span className={classes(styles, "soft")}>{forms[one].for}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}

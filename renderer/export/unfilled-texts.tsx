import { useState, type ReactNode } from "react";
import type { CheckedFile, UnfilledText } from "../../shared/contract/export.ts";
import { languageName } from "../../shared/language-name.ts";
import { textFieldNames, type StillId } from "../../shared/still.ts";
import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { MiddleName } from "../ui/middle-name.tsx";
import { counted } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { ownName } from "./own-name.ts";
import styles from "./gate.module.css";

/** Stills in whose texts something is left to be filled in: each is put right here, or left out. */
export function UnfilledTexts(props: {
  readonly files: readonly CheckedFile[];
  readonly onLeaveOut: (still: StillId) => void;
}): ReactNode {
  const { files, onLeaveOut } = props;
  return (
    <div>
      <p className={classes(styles, "held")}>
        {counted(files.length, "still")} held back: something is left to fill in
      </p>
      <ul className={classes(styles, "list")} aria-label="Held back for their texts">
        {files.map((file) => (
          <li key={file.still}>
            <div className={classes(styles, "about")}>
              <MiddleName name={ownName(file)} />
              <ul className={classes(styles, "reasons")}>
                {file.remarks
                  .filter(({ kind }) => kind === "leftover")
                  .map(({ message }) => (
                    <li key={message}>
                      <Sentence text={message} />
                    </li>
                  ))}
              </ul>
              {file.unfilled.map((text) => (
                <TextToFill
                  key={`${text.field} ${text.language} ${text.text}`}
                  still={file.still}
                  of={ownName(file)}
                  text={text}
                />
              ))}
              <Button onPress={() => onLeaveOut(file.still)}>Leave {ownName(file)} out</Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function TextToFill(props: {
  readonly still: StillId;
  readonly of: string;
  readonly text: UnfilledText;
}): ReactNode {
  const { still, of, text } = props;
  const { field, language } = text;
  const [written, setWritten] = useState(text.text);
  const name = `${textFieldNames[field]}${language === "x-default" ? "" : `, ${languageName(language)}`}`;
  const save = async (): Promise<void> => {
    await orTell(async () => {
      const to = { stills: { ids: [still] }, field, language, mode: "replace" as const };
      const { label, change } = await ask("stills.setText", { ...to, text: written });
      tellChange(label, change);
    });
  };
  return (
    <div className={classes(styles, "fill")}>
      <textarea
        rows={2}
        aria-label={`${name} of ${of}`}
        value={written}
        onChange={({ target }) => setWritten(target.value)}
      />
      <Button disabled={written === text.text} onPress={() => void save()}>
        Save
      </Button>
    </div>
  );
}

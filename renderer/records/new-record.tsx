import type { ReactNode } from "react";
import { useState } from "react";
import type { Make, RecordCommand } from "../../shared/contract/records.ts";
import { parseFilmName, type FilmName } from "../../shared/film-name.ts";
import type { RecordLine } from "../../shared/record-page.ts";
import { nameComplaint } from "../../shared/record-name.ts";
import type { RecordKind } from "../../shared/record.ts";
import { recordKindNames } from "../../shared/record.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { changeRecord } from "./change-record.ts";
import { yearComplaint, yearOf } from "./field-values.ts";
import { openRecord } from "./record-pages.ts";
import { Outlook } from "./outlook.tsx";
import { RecordInput } from "./record-input.tsx";
import { useRefusalsUntilLeft } from "./refused.ts";
import styles from "./record-dialogs.module.css";

type Film = { readonly id: number; readonly name: string };

type NewRecordProps = {
  readonly kind: RecordKind;
  /** What its name begins as. */
  readonly name: string;
  /** The film it is put into, where it is made from the page of one. */
  readonly film?: Film | null;
  readonly onClose: () => void;
};

/** Makes a record, and opens its page. What it could be taken for is told before. */
export function NewRecord({
  kind,
  name: begun,
  film: given = null,
  onClose,
}: NewRecordProps): ReactNode {
  const [name, setName] = useState(begun);
  const [year, setYear] = useState("");
  const [film, setFilm] = useState(given);
  const word = recordKindNames[kind];
  useRefusalsUntilLeft("new");
  const complaint = year === "" ? null : yearComplaint(year);
  // "Return to Dust (2022)" says both at once, unless a year is said beside it.
  const said =
    kind === "film" && year === ""
      ? parseFilmName(name)
      : { title: name.trim(), year: yearOf(year) };
  const command = commandFor(kind, said, film);
  const ready = name.trim() !== "" && complaint === null && nameComplaint(name) === null;
  const { answer: outcome, problem } = useAnswer(
    "records.rehearse",
    ready ? { command } : null,
    () => 0,
  );
  const known = useFilmOf(kind === "film" && ready ? said : null);
  const make = async (): Promise<void> => {
    const made = ready ? await changeRecord(command) : null;
    if (made === null) return;
    onClose();
    if (made.id !== null) openRecord(kind, made.id);
  };
  return (
    <Dialog
      title={`New ${word}`}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {known !== null && (
            <Button
              onPress={() => {
                onClose();
                openRecord("film", known.id);
              }}
            >
              Open the one there is
            </Button>
          )}
          <Button tone="primary" disabled={!ready} onPress={() => void make()}>
            Make the {word}
          </Button>
        </>
      }
    >
      <div className={classes(styles, "form")}>
        <Field
          label={kind === "film" ? "Title" : "Name"}
          value={name}
          onChange={setName}
          problem={nameComplaint(name)}
          autoFocus
          onEnter={() => void make()}
        />
        {kind === "film" && (
          <Field
            label="Year"
            value={year}
            onChange={setYear}
            placeholder={said.year === null ? "" : `${String(said.year)}, as in the title`}
            problem={complaint}
            onEnter={() => void make()}
          />
        )}
        {(kind === "scene" || kind === "character") && <FilmChoice film={film} onFilm={setFilm} />}
        <Outlook remarks={ready ? (outcome?.remarks ?? []) : []} problem={ready ? problem : null} />
      </div>
    </Dialog>
  );
}

function FilmChoice({
  film,
  onFilm,
}: {
  film: Film | null;
  onFilm: (film: Film | null) => void;
}): ReactNode {
  return (
    <div className={classes(styles, "choice")}>
      <span className={classes(styles, "label")}>Film</span>
      {film === null ? (
        <RecordInput
          name="Film"
          kind="film"
          placeholder="in no film: type to choose one"
          inDialog
          onPick={(chosen, name) => {
            if ("id" in chosen) onFilm({ id: chosen.id, name });
          }}
        />
      ) : (
        <span className={classes(styles, "chosen")} dir="auto">
          {film.name}{" "}
          <Button tone="plain" onPress={() => onFilm(null)}>
            Another
          </Button>
        </span>
      )}
    </div>
  );
}

/** The film there is of this title and year already. */
function useFilmOf(said: FilmName | null): RecordLine | null {
  const { answer, asked } = useAnswer(
    "records.list",
    said === null
      ? null
      : { kind: "film", filter: nameOfFilm(said), film: null, offset: 0, limit: 50 },
    () => 0,
  );
  if (said === null || asked?.filter !== nameOfFilm(said)) return null;
  const isOne = ({ name, detail }: RecordLine): boolean =>
    name.toLocaleLowerCase() === said.title.toLocaleLowerCase() &&
    (said.year !== null || detail === "");
  return answer?.lines.find(isOne) ?? null;
}

function nameOfFilm({ title, year }: FilmName): string {
  return year === null ? title : `${title} (${String(year)})`;
}

function commandFor(kind: RecordKind, { title, year }: FilmName, film: Film | null): RecordCommand {
  return { do: "make", record: recordFor(kind, title, { year, film: film?.id ?? null }) };
}

function recordFor(
  kind: RecordKind,
  name: string,
  { year, film }: { year: number | null; film: number | null },
): Make {
  switch (kind) {
    case "film":
      return { kind, name, set: { year } };
    case "scene":
    case "character":
      return { kind, name, film, set: {} };
    case "agent":
    case "keyword":
      return { kind, name, set: {} };
  }
}

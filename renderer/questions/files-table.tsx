import type { ReactNode } from "react";
import type { ComparedStill } from "../../shared/contract/near-duplicates.ts";
import type { FileInQuestion, FileQuestion } from "../../shared/file-questions.ts";
import { bytesInWords } from "../ui/bytes-in-words.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { fieldWords } from "../near-duplicates/field-words.ts";
import near from "../near-duplicates/near-duplicates.module.css";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import styles from "./questions.module.css";

/** The two files of a question: their pictures, where they lie, and what is said of their stills. */
export function FilesTable({ question }: { question: FileQuestion }): ReactNode {
  const { record, came } = question;
  const { answer } = useAnswer(
    "near.compare",
    { stills: [record.still, came.still] },
    (archive) => archive.stillsVersion,
  );
  if (answer === null) return <div className={classes(near, "table")} />;
  const { stills, fields } = answer;
  const facts = factsOf(stills);
  return (
    <div className={classes(near, "table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes(near, "soft")}>File</span>
            </th>
            <FileHead file={record} role={recordRole(question)} />
            <FileHead file={came} role={cameRole(question)} />
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={stills[index]?.still} className={classes(near, "fact")}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
          {fields.map((field) => (
            <tr key={`${field.field} ${field.language}`}>
              <th scope="row">{fieldWords(field)}</th>
              {field.values.map((values, index) => (
                <td
                  key={stills[index]?.still}
                  className={classes(near, field.differs && "differs")}
                >
                  <Said values={values} />
                </td>
              ))}
            </tr>
          ))}
          {fields.length === 0 && (
            <tr>
              <th scope="row">Record</th>
              <td colSpan={2}>Nothing is said of either.</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function recordRole({ kind, record }: FileQuestion): string {
  if (kind === "merged") return "This record is set aside: its picture is missing";
  return record.missing ? "Missing; its record waits" : "Has the record";
}

function cameRole({ kind }: FileQuestion): string {
  if (kind === "merged") return "Both files have this record";
  return kind === "replaced" ? "Came under its name" : "A still of its own";
}

function FileHead({ file, role }: { file: FileInQuestion; role: string }): ReactNode {
  return (
    <th scope="col" className={classes(near, "head")}>
      <span className={classes(near, "mat")}>
        {file.thumbnail === "made" && (
          <img
            className={classes(styles, "picture")}
            src={`still://thumbnail/${file.hash}`}
            alt={file.name}
            draggable={false}
          />
        )}
      </span>
      <span className={classes(near, "name")}>{file.name}</span>
      <span className={classes(styles, "path")}>{file.path}</span>
      <span className={classes(styles, "role")}>{role}</span>
    </th>
  );
}

type Fact = { readonly name: string; readonly values: readonly string[] };

function factsOf(stills: readonly ComparedStill[]): readonly Fact[] {
  return [
    {
      name: "Pixels",
      values: stills.map(({ width, height }) =>
        width === null || height === null ? "not known" : `${count(width)} × ${count(height)}`,
      ),
    },
    { name: "Size", values: stills.map(({ bytes }) => bytesInWords(bytes)) },
  ];
}

function Said({ values }: { values: readonly string[] }): ReactNode {
  if (values.length === 0) return <span className={classes(near, "nothing")}>–</span>;
  return values.map((value) => (
    <span key={value} className={classes(near, "value")} dir="auto">
      {value}
    </span>
  ));
}

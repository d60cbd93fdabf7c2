import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { RecordPage } from "../../shared/record-page.ts";
import { nameComplaint } from "../../shared/record-name.ts";
import { nameKindNames, nameKinds, titleKindNames, titleKinds } from "../../shared/record.ts";
import { languageName } from "../../shared/language-name.ts";
import { LanguagePicker } from "../inspector/language-picker.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { classes } from "../ui/classes.ts";
import { writeFields } from "./change-record.ts";
import { Choice } from "./choice.tsx";
import type { EditableList, ListRow } from "./editable-list.ts";
import { editableList } from "./editable-list.ts";
import { PageText } from "./page-text.tsx";
import { Part } from "./part.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

type NameRow = { readonly kind: string; readonly language: string; readonly name: string };

/** The other names of a record, of a film its titles: what they are, their language, their order. */
export function NamesPart({ page }: { page: RecordPage }): ReactNode {
  const isFilm = page.kind === "film";
  const word = isFilm ? "title" : "name";
  const list = namesOf(page);
  const rows: readonly (NameRow & { readonly id: number })[] = page.names;
  return (
    <Part name={isFilm ? "Other titles" : "Other names"}>
      <RowList
        name={isFilm ? "Other titles" : "Other names"}
        rows={rows}
        nameOf={({ name }) => name}
        onMove={list.onMove}
        onRemove={list.onRemove}
        render={(row) => <NameFields page={page} list={list} row={row} word={word} />}
      />
      <div className={classes(styles, "add")}>
        <PageText
          page={page}
          field="names-new"
          name={`Add a ${word}`}
          placeholder={`Add a ${word} in any language or script`}
          text=""
          complaint={nameComplaint}
          write={(name) =>
            list.add({ kind: isFilm ? "alternative" : "alias", language: "x-default", name })
          }
        />
      </div>
    </Part>
  );
}

type NameFieldsProps = {
  readonly page: RecordPage;
  readonly list: EditableList<NameRow>;
  readonly row: NameRow & { readonly id: number };
  readonly word: string;
};

function NameFields({ page, list, row, word }: NameFieldsProps): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const put = (patch: Partial<NameRow>) => list.put(row.id, patch);
  return (
    <div className={classes(styles, "name-row")}>
      <div>
        <PageText
          page={page}
          field={`names-${String(row.id)}`}
          name={`${page.kind === "film" ? "Title" : "Name"}, ${languageName(row.language)}`}
          text={row.name}
          language={row.language}
          complaint={nameComplaint}
          write={(name) => (name === "" ? list.drop(row.id) : list.patch(row.id, { name }))}
        />
      </div>
      {page.kind === "film" ? (
        <Choice
          name={`Kind of ${word} of ${row.name}`}
          codes={titleKinds}
          names={titleKindNames}
          value={titleKinds.find((kind) => kind === row.kind) ?? null}
          onChoose={(kind) => put({ kind })}
        />
      ) : (
        <Choice
          name={`Kind of ${word} of ${row.name}`}
          codes={nameKinds}
          names={nameKindNames}
          value={nameKinds.find((kind) => kind === row.kind) ?? null}
          onChoose={(kind) => put({ kind })}
        />
      )}
      {writable ? (
        <LanguagePicker
          texts={{}}
          language={row.language}
          onPick={(language) => void put({ language })}
        />
      ) : (
        <span className={classes(styles, "soft")}>{languageName(row.language)}</span>
      )}
    </div>
  );
}

function namesOf({ kind, id }: RecordPage): EditableList<NameRow> {
  return editableList((change) =>
    writeFields(kind, id, (now) => {
      const names: readonly ListRow<NameRow>[] = change(now.names);
      // The kinds that can be chosen above are those of the record.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return { names } as never;
    }),
  );
}

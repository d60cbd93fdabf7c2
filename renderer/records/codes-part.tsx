import type { ReactNode } from "react";
import type { FilmPage, ProductionCode } from "../../shared/record-page.ts";
import { classes } from "../ui/classes.ts";
import { writeFields } from "./change-record.ts";
import type { EditableList } from "./editable-list.ts";
import { editableList } from "./editable-list.ts";
import { yearComplaint, yearOf } from "./field-values.ts";
import { PageText } from "./page-text.tsx";
import { Part } from "./part.tsx";
import { RecordLink } from "./record-link.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

type CodeRow = FilmPage["codes"][number];

/** The codes on stills that mean this film, and which other films they may mean. */
export function CodesPart({ page }: { page: FilmPage }): ReactNode {
  const list = editableList<ProductionCode>((change) =>
    writeFields("film", page.id, (now) => ({ codes: [...change(now.codes)] })),
  );
  return (
    <Part name="Production codes">
      <RowList
        name="Production codes"
        rows={page.codes}
        nameOf={({ code }) => code}
        onMove={list.onMove}
        onRemove={list.onRemove}
        render={(row) => <CodeFields page={page} list={list} row={row} />}
      />
      <div className={classes(styles, "add")}>
        <PageText
          page={page}
          field="code-new"
          name="Add a production code"
          placeholder="Add a code, as it stands on stills: SG-1900"
          text=""
          write={(code) => list.add({ code, studio: "", fromYear: null, toYear: null })}
        />
      </div>
    </Part>
  );
}

type CodeFieldsProps = {
  readonly page: FilmPage;
  readonly list: EditableList<ProductionCode>;
  readonly row: CodeRow;
};

function CodeFields({ page, list, row }: CodeFieldsProps): ReactNode {
  const { id, code, studio, others } = row;
  const year = (field: "fromYear" | "toYear", name: string, placeholder: string): ReactNode => (
    <div>
      <PageText
        page={page}
        field={`code-${field}-${String(id)}`}
        name={`${name}, ${code}`}
        placeholder={placeholder}
        text={row[field] === null ? "" : String(row[field])}
        complaint={yearComplaint}
        write={(text) => list.patch(id, { [field]: yearOf(text) })}
      />
    </div>
  );
  return (
    <>
      <div className={classes(styles, "code-row")}>
        <div>
          <PageText
            page={page}
            field={`code-${String(id)}`}
            name="Production code"
            text={code}
            write={(text) => (text === "" ? list.drop(id) : list.patch(id, { code: text }))}
          />
        </div>
        <div>
          <PageText
            page={page}
            field={`code-studio-${String(id)}`}
            name={`Studio of ${code}`}
            placeholder="studio"
            text={studio}
            write={(text) => list.patch(id, { studio: text })}
          />
        </div>
        {year("fromYear", "Used from", "from year")}
        {year("toYear", "Used until", "to year")}
      </div>
      {others.length > 0 && (
        <p className={classes(styles, "remark")}>
          Also stands for{" "}
          {others.map((film, index) => (
            <span key={film.id}>
              {index > 0 && ", "}
              <RecordLink kind="film" record={film} />
            </span>
          ))}
          : alone it does not tell the film.
        </p>
      )}
    </>
  );
}

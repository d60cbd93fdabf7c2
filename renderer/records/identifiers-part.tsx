import type { ReactNode } from "react";
import type { Identified, IdentifierScheme } from "../../shared/identifier.ts";
import {
  identifierSchemeNames,
  identifierSchemes,
  isUncheckedIsan,
  readIdentifier,
} from "../../shared/identifier.ts";
import type { AgentPage, FilmPage, Identifier } from "../../shared/record-page.ts";
import { classes } from "../ui/classes.ts";
import { writeFields } from "./change-record.ts";
import { Choice } from "./choice.tsx";
import type { EditableList } from "./editable-list.ts";
import { editableList } from "./editable-list.ts";
import { PageText } from "./page-text.tsx";
import { Part } from "./part.tsx";
import { schemeOf } from "./recognised.ts";
import { RecordLink } from "./record-link.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

type Identifiable = FilmPage | AgentPage;

/** What a film, person or company is in the registers of others. A wrong check character is told, not kept. */
export function IdentifiersPart({ page }: { page: Identifiable }): ReactNode {
  const list = identifiersOf(page);
  return (
    <Part name="Identifiers">
      <RowList
        name="Identifiers"
        rows={page.identifiers}
        nameOf={({ value }) => value}
        onMove={list.onMove}
        onRemove={list.onRemove}
        render={(row) => (
          <div className={classes(styles, "kind-row")}>
            <Choice
              name={`Register of ${row.value}`}
              codes={identifierSchemes}
              names={identifierSchemeNames}
              value={row.scheme}
              onChoose={(scheme) => list.put(row.id, { scheme })}
            />
            <div>
              <PageText
                page={page}
                field={`identifier-${String(row.id)}`}
                name={`${identifierSchemeNames[row.scheme]} identifier`}
                text={row.value}
                complaint={(text) => complaintOf(page.kind, row.scheme, text)}
                write={(value) =>
                  value === "" ? list.drop(row.id) : list.patch(row.id, { value })
                }
              />
              {row.scheme === "isan" && isUncheckedIsan(row.value) && (
                <p className={classes(styles, "soft")}>
                  without check characters: nothing tells whether it is mistyped
                </p>
              )}
              {row.others.length > 0 && (
                <p className={classes(styles, "remark")}>
                  Also identifies{" "}
                  {row.others.map((other, index) => (
                    <span key={other.id}>
                      {index > 0 && ", "}
                      <RecordLink kind={page.kind} record={other} />
                    </span>
                  ))}
                  : are they one?
                </p>
              )}
              {(row.scheme === "other" || row.note !== "") && (
                <PageText
                  page={page}
                  field={`identifier-note-${String(row.id)}`}
                  name={`Whose identifier ${row.value} is`}
                  placeholder="whose identifier it is"
                  text={row.note}
                  write={(note) => list.patch(row.id, { note })}
                />
              )}
            </div>
          </div>
        )}
      />
      <div className={classes(styles, "add")}>
        <PageText
          page={page}
          field="identifier-new"
          name="Add an identifier"
          placeholder={
            page.kind === "film"
              ? "Add an identifier: Wikidata, IMDb, EIDR, ISAN, or another"
              : "Add an identifier: Wikidata, IMDb, or another"
          }
          text=""
          complaint={(text) => complaintOf(page.kind, schemeOf(page.kind, text), text)}
          write={(value) => list.add({ scheme: schemeOf(page.kind, value), value, note: "" })}
        />
      </div>
    </Part>
  );
}

function complaintOf(of: Identified, scheme: IdentifierScheme, text: string): string | null {
  if (text.trim() === "") return null;
  const read = readIdentifier(scheme, of, text);
  return "complaint" in read ? read.complaint : null;
}

function identifiersOf({ kind, id }: Identifiable): EditableList<Identifier> {
  return editableList((change) =>
    kind === "film"
      ? writeFields(kind, id, (now) => ({ identifiers: [...change(now.identifiers)] }))
      : writeFields(kind, id, (now) => ({ identifiers: [...change(now.identifiers)] })),
  );
}

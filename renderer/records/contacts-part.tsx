import type { ReactNode } from "react";
import type { AgentPage, Contact } from "../../shared/record-page.ts";
import { contactKindNames, contactKinds } from "../../shared/record.ts";
import { classes } from "../ui/classes.ts";
import { writeFields } from "./change-record.ts";
import { Choice } from "./choice.tsx";
import { editableList } from "./editable-list.ts";
import { contactKindOf, contactOf } from "./recognised.ts";
import { PageText } from "./page-text.tsx";
import { Part } from "./part.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

/** How an agent is reached. */
export function ContactsPart({ page }: { page: AgentPage }): ReactNode {
  const { id, contacts } = page;
  const list = editableList<Contact>((change) =>
    writeFields("agent", id, (now) => ({ contacts: [...change(now.contacts)] })),
  );
  return (
    <Part name="Contacts">
      <RowList
        name="Contacts"
        rows={contacts}
        nameOf={({ value }) => value}
        onMove={list.onMove}
        onRemove={list.onRemove}
        render={(row) => (
          <div className={classes(styles, "kind-row")}>
            <Choice
              name={`Kind of contact ${row.value}`}
              codes={contactKinds}
              names={contactKindNames}
              value={row.kind}
              onChoose={(kind) => list.put(row.id, { kind })}
            />
            <div>
              <PageText
                page={page}
                field={`contact-${String(row.id)}`}
                name={contactKindNames[row.kind]}
                text={row.value}
                lines={row.kind === "address"}
                write={(value) =>
                  value === "" ? list.drop(row.id) : list.patch(row.id, { value })
                }
              />
            </div>
          </div>
        )}
      />
      <div className={classes(styles, "add")}>
        <PageText
          page={page}
          field="contact-new"
          name="Add a contact"
          placeholder="Add an e-mail address, telephone number, web page or address"
          text=""
          write={(written) => {
            const value = contactOf(written);
            return list.add({ kind: contactKindOf(value), value });
          }}
        />
      </div>
    </Part>
  );
}

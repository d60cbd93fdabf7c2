import type { ReactNode } from "react";
import type { AgentPage, CharacterPage } from "../../shared/record-page.ts";
import { classes } from "../ui/classes.ts";
import { changeRecord } from "./change-record.ts";
import { Part } from "./part.tsx";
import { RecordInput } from "./record-input.tsx";
import { partName, RoleLine } from "./role-line.tsx";
import { RowList } from "./row-list.tsx";
import styles from "./records.module.css";

/** The parts of a character or performer, film by film. */
export function RolesPart({ page }: { page: CharacterPage | AgentPage }): ReactNode {
  const { id, kind, roles } = page;
  if (kind === "agent" && roles.length === 0) return null;
  return (
    <Part name={kind === "agent" ? "Plays" : "In films"}>
      <RowList
        name="Roles"
        rows={roles}
        nameOf={(role) => partName(page, role)}
        onMove={null}
        onRemove={(role) => void changeRecord({ do: "remove", kind: "role", id: role.id })}
        render={(role) => <RoleLine page={page} role={role} />}
      />
      {kind === "character" && (
        <div className={classes(styles, "add")}>
          <RecordInput
            name="Add to the cast of a film"
            kind="film"
            placeholder="Add to the cast of a film"
            onPick={(chosen) => {
              if (!("id" in chosen)) return;
              const role = { kind: "role", film: chosen.id, character: { id }, set: {} } as const;
              void changeRecord({ do: "make", record: role });
            }}
          />
        </div>
      )}
    </Part>
  );
}

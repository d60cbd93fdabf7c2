import type { ReactNode } from "react";
import { FIELDS_WRITTEN, type WriteLine } from "../../shared/contract/originals.ts";
import { classes } from "../ui/classes.ts";
import styles from "./originals.module.css";

/** What would become of one file: what it says and would say, or why it is left alone. */
export function WriteLineShown({ line }: { readonly line: WriteLine }): ReactNode {
  const { path, refused } = line;
  const changes = line.changes.filter(({ property }) => property !== FIELDS_WRITTEN);
  const fields = line.changes.find(({ property }) => property === FIELDS_WRITTEN)?.after ?? null;
  return (
    <li>
      <p className={classes(styles, "file")} title={path}>
        <strong>{nameOf(path)}</strong> {whereTo(line)}
      </p>
      {refused !== null && <p className={classes(styles, "refused")}>{refused}</p>}
      {changes.length > 0 && (
        <table className={classes(styles, "changes")}>
          <thead>
            <tr>
              <th scope="col">Property</th>
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ property, before, after }) => (
              <tr key={property}>
                <th scope="row">{property}</th>
                <td>{before ?? <i>nothing</i>}</td>
                <td>{after ?? <i>nothing</i>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fields !== null && (
        <p className={classes(styles, "fields")}>
          {changes.length > 0
            ? "This would be stored in the fields "
            : "It says the same as before, and would also be stored in the fields "}
          {fields}.
        </p>
      )}
    </li>
  );
}

function whereTo({ as, into }: WriteLine): string {
  switch (as) {
    case "file":
      return "would be changed";
    case "sidecar":
      return `its sidecar ${nameOf(into ?? "")} would be changed`;
    case "newSidecar":
      return `a new sidecar ${nameOf(into ?? "")} would be made`;
    case "unchanged":
      return "says all of it already and stays as it is";
    case "refused":
      return "stays as it is";
  }
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

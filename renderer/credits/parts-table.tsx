import type { ReactNode } from "react";
import type { CreditLineOfGroup, CreditPartOfLine } from "../../shared/contract/credits.ts";
import {
  creditReasonNames,
  creditRoleNames,
  saidKindNames,
  type CreditRole,
  type SaidKind,
} from "../../shared/credit.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Kbd } from "../ui/kbd.tsx";
import { percent } from "./credit-words.ts";
import styles from "./credits.module.css";

type PartsTableProps = {
  readonly line: CreditLineOfGroup;
  readonly at: number;
  readonly writable: boolean;
  readonly onChoose: (place: number) => void;
  readonly onRole: (part: CreditPartOfLine) => void;
  readonly onKind: (part: CreditPartOfLine) => void;
  readonly onMake: (part: CreditPartOfLine) => void;
};

/** The parties of a line: who has which role, how sure that is and why, and whether the archive knows them. */
export function PartsTable(props: PartsTableProps): ReactNode {
  const { line, at, writable, onChoose, onRole, onKind, onMake } = props;
  if (line.parts.length === 0)
    return (
      <p className={classes(styles, "soft")}>
        No party was found in it: there is nothing to give its stills.
      </p>
    );
  const chosen = line.parts[at];
  return (
    <>
      <table className={classes(styles, "parts")}>
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Role</th>
            <th scope="col">How sure, and why</th>
            <th scope="col">In the archive</th>
          </tr>
        </thead>
        <tbody>
          {line.parts.map((part, index) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              className={classes(styles, index === at && "current")}
              aria-current={index === at}
              onClick={() => onChoose(index)}
            >
              <th scope="row" dir="auto">
                {part.name}
                {part.kind !== null && (
                  <span className={classes(styles, "kind")}>{saidKindNames[part.kind]}</span>
                )}
              </th>
              <td>
                {part.role === null ? (
                  <span className={classes(styles, "unknown")}>not known</span>
                ) : (
                  creditRoleNames[part.role]
                )}
              </td>
              <td>
                <span className={classes(styles, "percent")}>{percent(part.confidence)}</span>{" "}
                {creditReasonNames[part.reason]}
              </td>
              <td>{recordInWords(part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== undefined && (
        <div className={classes(styles, "hands")} role="group" aria-label={chosen.name}>
          <span className={classes(styles, "soft")}>{chosen.name}:</span>
          <Button disabled={!writable} onPress={() => onKind(chosen)}>
            What is it… <Kbd>W</Kbd>
          </Button>
          <Button disabled={!writable} onPress={() => onRole(chosen)}>
            Role… <Kbd>R</Kbd>
          </Button>
          <MakeButton part={chosen} writable={writable} onMake={onMake} />
        </div>
      )}
    </>
  );
}

function MakeButton(
  props: Pick<PartsTableProps, "writable" | "onMake"> & {
    readonly part: CreditPartOfLine;
  },
): ReactNode {
  const { part, writable, onMake } = props;
  const kind = kindToMake(part);
  if (kind === null) return null;
  return (
    <Button disabled={!writable} onPress={() => onMake(part)}>
      {`Make rights holder, ${saidKindNames[kind]}`} <Kbd>H</Kbd>
    </Button>
  );
}

/** What a party is made that becomes a rights holder in one go; null where it has a record, or holds no rights. */
export function kindToMake({ record, kind, role }: CreditPartOfLine): HolderKind | null {
  if (record !== null || role === null || kind === "nobody") return null;
  return kindByRole[role] === null ? null : (kind ?? kindByRole[role]);
}

type HolderKind = Exclude<SaidKind, "nobody">;

/** What a party is taken for of which nothing but its role tells; those who hold no rights are made none. */
const kindByRole: Readonly<Record<CreditRole, HolderKind | null>> = {
  photographers: null,
  rightsHolders: "studio",
  suppliers: "agency",
  distributors: "distributor",
  licensors: "agency",
  clients: null,
};

function recordInWords({ record, name, role }: CreditPartOfLine): string {
  if (record === "several") return "several of the name: none is taken";
  if (record === null) return role === "photographers" || role === "clients" ? "–" : "new";
  return record.name === name ? "yes" : `yes, ${record.name}`;
}

import type { ReactNode } from "react";
import { useStore } from "zustand";
import { grantLimits } from "../../shared/rights/grant-limits.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import { momentInWords } from "../../shared/rights/reason-words.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { DocumentsShown } from "./documents-shown.tsx";
import { EmbargoEditor, newEmbargo } from "./embargo-editor.tsx";
import { GrantEditor } from "./grant-editor.tsx";
import { grantInWords } from "./grant-in-words.ts";
import { grantToWrite, newGrant } from "./grant-written.ts";
import { PlacedRow } from "./placed-row.tsx";
import { openForm } from "./rights-forms.ts";
import styles from "./rights.module.css";
import { shareInWords, type SaidPlace } from "./said-place.ts";
import { useForm } from "./use-form.ts";

type Props = {
  readonly place: SaidPlace;
  readonly grants: readonly (KeptStillRights["grants"][number] & OnStills)[];
  readonly embargoes: readonly (KeptStillRights["embargoes"][number] & OnStills)[];
};

/** Of how many of several stills it is. */
type OnStills = { readonly stills?: number };

/** What is granted, denied and embargoed at a place, what is inherited there, and what can be added. */
export function GrantsAndEmbargoes({ place, grants, embargoes }: Props): ReactNode {
  return (
    <section aria-label="Grants and embargoes" className={classes(styles, "subpart")}>
      <h4>Grants and embargoes</h4>
      {grants.length + embargoes.length > 0 && (
        <ul className={classes(styles, "reasons")} aria-label="Grants and embargoes">
          {grants.map((grant) => (
            <GrantRow key={`grant-${String(grant.id)}`} place={place} grant={grant} />
          ))}
          {embargoes.map((embargo) => (
            <EmbargoRow key={`embargo-${String(embargo.id)}`} place={place} embargo={embargo} />
          ))}
        </ul>
      )}
      <AddPlaced place={place} />
    </section>
  );
}

function GrantRow({
  place,
  grant,
}: {
  readonly place: SaidPlace;
  readonly grant: Props["grants"][number];
}): ReactNode {
  const { id, kind, from, reference, licensor, licensee, terms, note, documents } = grant;
  const form = useForm(place, "grant", id);
  const field = `rights-grant-${String(id)}`;
  if (form !== null)
    return (
      <li>
        <GrantEditor place={place} id={id} written={form.written} back={field} />
      </li>
    );
  const details = [
    shareInWords(place, grant.stills),
    reference,
    licensor === null ? "" : `by ${licensor.name}`,
    licensee === "" ? "" : `to ${licensee}`,
    ...grantLimits(grant),
    terms,
    note,
  ].filter((part) => part !== "");
  return (
    <PlacedRow
      place={place}
      kind="grant"
      id={id}
      from={from}
      name={`${kind === "allow" ? "the grant" : "the denial"} ${reference}`.trim()}
      field={field}
      onChange={() => openForm(place, { what: "grant", id, written: grantToWrite(grant) })}
    >
      <b>{kind === "allow" ? "Allowed" : "Denied"}</b>: {grantInWords(grant)}
      {details.map((detail) => (
        <div key={detail} className={classes(styles, "what")}>
          <bdi>{detail}</bdi>
        </div>
      ))}
      <DocumentsShown documents={documents} />
    </PlacedRow>
  );
}

function EmbargoRow({
  place,
  embargo,
}: {
  readonly place: SaidPlace;
  readonly embargo: Props["embargoes"][number];
}): ReactNode {
  const { id, from, until, reference, note } = embargo;
  const form = useForm(place, "embargo", id);
  const field = `rights-embargo-${String(id)}`;
  if (form !== null)
    return (
      <li>
        <EmbargoEditor place={place} id={id} written={form.written} back={field} />
      </li>
    );
  const details = [shareInWords(place, embargo.stills), reference, note].filter(
    (part) => part !== "",
  );
  return (
    <PlacedRow
      place={place}
      kind="embargo"
      id={id}
      from={from}
      name={`the embargo until ${momentInWords(until)}`}
      field={field}
      onChange={() => openForm(place, { what: "embargo", id, written: { until, reference, note } })}
    >
      <b>Embargo</b> until {momentInWords(until)}
      {details.map((detail) => (
        <div key={detail} className={classes(styles, "what")}>
          <bdi>{detail}</bdi>
        </div>
      ))}
    </PlacedRow>
  );
}

/** Adds a grant, a denial or an embargo; forms of them that are open stand here. */
function AddPlaced({ place }: { readonly place: SaidPlace }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const grant = useForm(place, "grant", null);
  const embargo = useForm(place, "embargo", null);
  if (!writable) return null;
  const add = (kind: "allow" | "deny"): void =>
    openForm(place, { what: "grant", id: null, written: newGrant(kind) });
  return (
    <>
      <div className={classes(styles, "does")}>
        <Button field="rights-add-allow" disabled={grant !== null} onPress={() => add("allow")}>
          Add a grant
        </Button>
        <Button field="rights-add-deny" disabled={grant !== null} onPress={() => add("deny")}>
          Add a denial
        </Button>
        <Button
          field="rights-add-embargo"
          disabled={embargo !== null}
          onPress={() => openForm(place, { what: "embargo", id: null, written: newEmbargo() })}
        >
          Add an embargo
        </Button>
      </div>
      {grant !== null && (
        <GrantEditor
          place={place}
          id={null}
          written={grant.written}
          back={`rights-add-${grant.written.kind}`}
        />
      )}
      {embargo !== null && (
        <EmbargoEditor
          place={place}
          id={null}
          written={embargo.written}
          back="rights-add-embargo"
        />
      )}
    </>
  );
}

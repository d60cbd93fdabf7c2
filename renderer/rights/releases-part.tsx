import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import { releaseKindNames, releaseStateNames } from "../../shared/rights/release.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { DocumentsShown } from "./documents-shown.tsx";
import { capital } from "./form-fields.tsx";
import { PlacedRow } from "./placed-row.tsx";
import { newRelease, ReleaseEditor } from "./release-editor.tsx";
import { openForm } from "./rights-forms.ts";
import styles from "./rights.module.css";
import { shareInWords, type SaidPlace } from "./said-place.ts";
import { useForm } from "./use-form.ts";

/** Of several stills with of how many it is. */
type Release = KeptStillRights["releases"][number] & { readonly stills?: number };
type Props = { readonly place: SaidPlace; readonly releases: readonly Release[] };

/** Releases that hold at a place, with where they come from. */
export function ReleasesPart({ place, releases }: Props): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const form = useForm(place, "release", null);
  return (
    <section aria-label="Releases" className={classes(styles, "subpart")}>
      <h4>Releases</h4>
      {releases.length > 0 && (
        <ul className={classes(styles, "reasons")} aria-label="Releases">
          {releases.map((release) => (
            <ReleaseRow key={release.id} place={place} release={release} />
          ))}
        </ul>
      )}
      {writable && form === null && (
        <div className={classes(styles, "does")}>
          <Button
            field="rights-add-release"
            onPress={() => openForm(place, { what: "release", id: null, written: newRelease })}
          >
            Add a release
          </Button>
        </div>
      )}
      {form !== null && (
        <ReleaseEditor place={place} id={null} written={form.written} back="rights-add-release" />
      )}
    </section>
  );
}

function ReleaseRow({
  place,
  release,
}: {
  readonly place: SaidPlace;
  readonly release: Release;
}): ReactNode {
  const { id, from, kind, state, of, reference, note, documents } = release;
  const form = useForm(place, "release", id);
  const field = `rights-release-${String(id)}`;
  if (form !== null)
    return (
      <li>
        <ReleaseEditor place={place} id={id} written={form.written} back={field} />
      </li>
    );
  const details = [shareInWords(place, release.stills), reference, note].filter(
    (part) => part !== "",
  );
  return (
    <PlacedRow
      place={place}
      kind="release"
      id={id}
      from={from}
      name={`the ${releaseKindNames[kind]}${of === "" ? "" : ` of ${of}`}`}
      field={field}
      onChange={() =>
        openForm(place, {
          what: "release",
          id,
          written: { kind, state, of, reference, note, documents: [...documents] },
        })
      }
    >
      <b>{capital(releaseKindNames[kind])}</b>: {releaseStateNames[state]}
      {of !== "" && (
        <>
          ; <bdi>{of}</bdi>
        </>
      )}
      {details.map((detail) => (
        <div key={detail} className={classes(styles, "what")}>
          <bdi>{detail}</bdi>
        </div>
      ))}
      <DocumentsShown documents={documents} />
    </PlacedRow>
  );
}

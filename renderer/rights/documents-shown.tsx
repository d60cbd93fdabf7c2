import type { ReactNode } from "react";
import type { DocumentReference } from "../../shared/rights/grant.ts";
import { isFilePlace } from "../../shared/rights/document-place.ts";
import { openDocument } from "../archive.ts";
import { orTell, tellProblem } from "../state/notices.ts";
import { classes } from "../ui/classes.ts";
import styles from "./rights.module.css";

/** Papers that prove something, each with where it is: a file is opened by its name, or shown in its folder. */
export function DocumentsShown({
  documents,
}: {
  readonly documents: readonly DocumentReference[];
}): ReactNode {
  return documents.map(({ title, place }, index) => (
    // a document has no key but its place
    // oxlint-disable-next-line react/no-array-index-key
    <div key={index} className={classes(styles, "what")}>
      {isFilePlace(place) ? (
        <DocumentFile title={title} place={place} />
      ) : (
        <bdi>{title === "" ? place : `${title} (${place})`}</bdi>
      )}
    </div>
  ));
}

function DocumentFile({ title, place }: DocumentReference): ReactNode {
  const go = async (how: "open" | "show"): Promise<void> => {
    const problem = await orTell(() => openDocument(place, how));
    if (problem !== null) tellProblem(problem);
  };
  const name = title === "" ? place : title;
  return (
    <>
      <button
        type="button"
        className={classes(styles, "way")}
        aria-label={`Open ${name}`}
        onClick={() => void go("open")}
      >
        <bdi>{name}</bdi>
      </button>
      {title !== "" && (
        <>
          {" "}
          <bdi>({place})</bdi>
        </>
      )}{" "}
      <button type="button" className={classes(styles, "way")} onClick={() => void go("show")}>
        Show in folder<span className="visually-hidden"> ({name})</span>
      </button>
    </>
  );
}

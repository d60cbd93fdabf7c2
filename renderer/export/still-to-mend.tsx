import { type ReactNode, useEffect, useRef } from "react";
import type { CheckedFile } from "../../shared/contract/export.ts";
import type { Profile, Requirement } from "../../shared/export/profile.ts";
import type { StillId, TextField } from "../../shared/still.ts";
import { StillText } from "../inspector/still-text.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import styles from "./export.module.css";

type StillToMendProps = {
  readonly still: StillId;
  /** Changes when its texts are asked for, which gives them the keyboard. */
  readonly opened: number;
  /** Undefined until the plan is there. */
  readonly planned: CheckedFile | undefined;
  /** What its recipient insists on, and in which languages. */
  readonly profile: Pick<Profile, "requires" | "languages">;
  /** Gives the keyboard back. */
  readonly onLeave: () => void;
};

/** Texts that a recipient can insist on; caption and credit line go out in any case. */
const required: Readonly<Partial<Record<Requirement, TextField>>> = {
  headline: "headline",
  altText: "altText",
  copyrightNotice: "copyrightNotice",
  instructions: "instructions",
};

/** All remarks on a still that is handed out, and its texts, to be put right before it goes. */
export function StillToMend(props: StillToMendProps): ReactNode {
  const { still, opened, planned, profile, onLeave } = props;
  const part = useRef<HTMLElement>(null);
  const { answer: record } = useAnswer(
    "stills.get",
    { id: still },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  const isThere = record !== null;
  // Not when the list is walked on: then its keys go on.
  useEffect(() => {
    if (isThere) part.current?.querySelector("textarea")?.focus();
  }, [isThere, opened]);
  if (record === null) return null;
  const fields: readonly TextField[] = [
    "caption",
    "creditLine",
    ...profile.requires.flatMap((one) => required[one] ?? []),
  ];
  return (
    <section
      ref={part}
      className={classes(styles, "mend")}
      aria-label={planned === undefined ? "Texts" : `Texts of ${planned.fileName}`}
      data-own-escape
    >
      {(planned?.remarks ?? []).map(({ message }) => (
        <p key={message} className={classes(styles, "warn")}>
          <Sentence text={message} />
        </p>
      ))}
      {fields.map((field) => (
        <StillText
          key={field}
          record={record}
          stills={{ ids: [record.id] }}
          field={field}
          asked={profile.languages}
          look={field === "caption" ? "caption" : "plain"}
          onLeave={onLeave}
        />
      ))}
    </section>
  );
}

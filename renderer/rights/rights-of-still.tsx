import type { ReactNode } from "react";
import type { ToldReason } from "../../shared/contract/rights.ts";
import type { KeptStillRights } from "../../shared/rights/kept.ts";
import type { StillId } from "../../shared/still.ts";
import { Section } from "../inspector/section.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph, statusNames } from "../ui/status-glyph.tsx";
import { ApprovalsOfStill } from "./approvals-of-still.tsx";
import { AskedFields } from "./asked-fields.tsx";
import { requestOf, useAsked } from "./asked-of-rights.ts";
import { GrantsAndEmbargoes } from "./grants-and-embargoes.tsx";
import { LayersPart } from "./layers-part.tsx";
import { ReleasesPart } from "./releases-part.tsx";
import { TermsRead } from "./terms-read.tsx";
import { UsualLine } from "./usual-line.tsx";
import styles from "./rights.module.css";

/** Whether a still may be used as asked, why, and what is recorded of its rights with where it comes from. */
export function RightsOfStill({ still }: { readonly still: StillId }): ReactNode {
  const request = requestOf(useAsked());
  const { answer, problem } = useAnswer(
    "rights.still",
    { still, request },
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  return (
    <Section name="Rights">
      <AskedFields />
      <UsualLine />
      {problem !== null && (
        <p>
          <Sentence text={problem.message} />
        </p>
      )}
      {answer !== null && answer.answer.still === still && (
        <>
          <p className={classes(styles, "status")}>
            <StatusGlyph status={answer.answer.status} />
            {statusNames[answer.answer.status]}
          </p>
          <Reasons still={still} reasons={answer.answer.reasons} rights={answer.rights} />
          <ApprovalsOfStill still={still} approvals={answer.rights.approvals} />
          <GrantsAndEmbargoes
            place={{ kind: "still", id: still }}
            grants={answer.rights.grants}
            embargoes={answer.rights.embargoes}
          />
          <LayersPart place={{ kind: "still", id: still }} layers={answer.rights.layers} />
          <ReleasesPart place={{ kind: "still", id: still }} releases={answer.rights.releases} />
        </>
      )}
    </Section>
  );
}

function Reasons({
  still,
  reasons,
  rights,
}: {
  readonly still: StillId;
  readonly reasons: readonly ToldReason[];
  readonly rights: KeptStillRights;
}): ReactNode {
  return (
    <ul className={classes(styles, "reasons")} aria-label="Reasons">
      {reasons.map(({ effect, words }) => (
        <li key={words} className={effect === "notes" ? classes(styles, "note") : undefined}>
          <Sentence text={words} />
        </li>
      ))}
      {reasons.some((reason) => reason.kind === "terms" && rights.words.includes(reason.text)) && (
        <li>
          <TermsRead still={still} layers={rights.layers} />
        </li>
      )}
    </ul>
  );
}

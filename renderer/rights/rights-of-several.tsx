import { useState, type ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { rightsStatuses } from "../../shared/still.ts";
import { Section } from "../inspector/section.tsx";
import { useAnswer } from "../inspector/use-answer.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted, count as inWords } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { StatusGlyph, statusNames } from "../ui/status-glyph.tsx";
import { AskedFields } from "./asked-fields.tsx";
import { requestOf, useAsked } from "./asked-of-rights.ts";
import { UsualLine } from "./usual-line.tsx";
import styles from "./rights.module.css";

/** So many are told at once, within a fifth of a second; of more only when that is asked for. */
const TOLD_AT_ONCE = 2000;

/** How many of several stills may be used as asked. */
export function RightsOfSeveral({
  stills,
  count,
}: {
  readonly stills: Stills;
  readonly count: number;
}): ReactNode {
  const request = requestOf(useAsked());
  const question = JSON.stringify({ stills, request });
  const [wanted, setWanted] = useState<string | null>(null);
  const isTold = count <= TOLD_AT_ONCE || wanted === question;
  const { answer, asked, problem } = useAnswer(
    "rights.status",
    isTold ? { stills, request, from: 0, count: 0 } : null,
    (archive) => archive.stillsVersion + archive.overviewVersion,
  );
  const isOfThese =
    asked !== null && JSON.stringify({ stills: asked.stills, request: asked.request }) === question;
  return (
    <Section name="Rights">
      <AskedFields />
      <UsualLine />
      {problem !== null && (
        <p>
          <Sentence text={problem.message} />
        </p>
      )}
      {!isTold && (
        <Button onPress={() => setWanted(question)}>Tell for {counted(count, "still")}</Button>
      )}
      {isTold &&
        answer !== null &&
        isOfThese &&
        rightsStatuses
          .filter((status) => answer[status] > 0)
          .map((status) => (
            <p key={status} className={classes(styles, "status")}>
              <StatusGlyph status={status} />
              {statusNames[status]}: {inWords(answer[status])}
            </p>
          ))}
    </Section>
  );
}

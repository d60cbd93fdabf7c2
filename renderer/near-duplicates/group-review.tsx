import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type {
  ComparedStill,
  NearDuplicateGroup,
  ProposalReason,
} from "../../shared/contract/near-duplicates.ts";
import type { StillId } from "../../shared/still.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { Kbd } from "../ui/kbd.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { copyToOthers, join, keepApart } from "./decide.ts";
import { firstDecision, sameAs, type Decision } from "./decision.ts";
import { certaintyInWords, reasonsInWords } from "./field-words.ts";
import { answerReviewKey } from "./review-keys.ts";
import { unzoomed, type SharedZoom } from "./shared-zoom.ts";
import styles from "./near-duplicates.module.css";

type GroupReviewProps = {
  readonly group: NearDuplicateGroup;
  /** To the next group (1) or the one before (-1). */
  readonly onStep: (by: number) => void;
};

/** One group: its stills side by side, what differs, and the decision about it. */
export function GroupReview({ group, onStep }: GroupReviewProps): ReactNode {
  const { certainty, more, reasons } = group;
  const stills = group.cards.map(({ id }) => id);
  const { answer } = useAnswer("near.compare", { stills }, (archive) => archive.stillsVersion);
  const writable = useStore(archiveState, isWritable);
  const [decision, setDecision] = useState<Decision | null>(() => firstDecision(stills));
  const [zoom, setZoom] = useState<SharedZoom>(unzoomed);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  if (decision === null) return null;
  const hands = {
    stills,
    writable,
    decision,
    setDecision,
    zoom,
    setZoom,
    onStep,
    onJoin: () => void join(decision, stills),
    onApart: () => void keepApart(decision, stills),
    onCopy: () => {
      if (answer !== null) void copyToOthers(decision, answer);
    },
  };
  return (
    <div
      ref={box}
      className={classes(styles, "group-review")}
      role="group"
      aria-label="The stills of this group, side by side"
      tabIndex={-1}
      onKeyDown={(event) => answerReviewKey(event, hands)}
    >
      <p className={classes(styles, "certainty")}>
        One picture? {certaintyInWords(certainty)}. Choose the file that is shown and handed out;
        nothing on disk is changed. “Only copy metadata” gives all of them the values marked here,
        and the others the tags of the preferred one.
        {more > 0 &&
          ` These are ${count(stills.length)} of ${count(stills.length + more)}: the others follow when they are decided.`}
        <Proposal proposed={answer?.stills[0] ?? null} reasons={reasons} />
      </p>
      {answer !== null && (
        <ComparisonTable
          comparison={answer}
          decision={decision}
          onDecide={setDecision}
          zoom={zoom}
          onZoom={setZoom}
        />
      )}
      <Actions {...hands} />
    </div>
  );
}

type ProposalProps = {
  readonly proposed: ComparedStill | null;
  readonly reasons: readonly ProposalReason[];
};

/** Which file is proposed and why, in a line of its own. */
function Proposal({ proposed, reasons }: ProposalProps): ReactNode {
  const why = proposed === null ? null : reasonsInWords(reasons, proposed.format);
  return (
    <span className={classes(styles, "proposal")}>
      {proposed !== null && (
        <>
          Proposed: <b>{proposed.name}</b>
          {why === null ? ", the first; nothing tells them apart." : `: ${why}.`}
        </>
      )}
    </span>
  );
}

type ActionsProps = {
  readonly stills: readonly StillId[];
  readonly decision: Decision;
  readonly writable: boolean;
  readonly onJoin: () => void;
  readonly onApart: () => void;
  readonly onCopy: () => void;
};

function Actions(props: ActionsProps): ReactNode {
  const { stills, decision, writable, onJoin, onApart, onCopy } = props;
  const same = sameAs(decision, stills).length;
  const apart = decision.apart.size;
  return (
    <div className={classes(styles, "actions")}>
      <span className={classes(styles, "keys")} aria-hidden>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> group <Kbd>←</Kbd> <Kbd>→</Kbd> still <Kbd>Space</Kbd> prefer{" "}
        <Kbd>X</Kbd> set apart <Kbd>Tab</Kbd> value <Kbd>Z</Kbd> zoom <Kbd>Ctrl+Z</Kbd> undo
      </span>
      <Button disabled={!writable || same === 0} onPress={onCopy}>
        Only copy metadata <Kbd>M</Kbd>
      </Button>
      <Button disabled={!writable} onPress={onApart}>
        {apart === 0 ? "Not the same" : `Not the same: ${String(apart)}`} <Kbd>N</Kbd>
      </Button>
      <Button tone="primary" disabled={!writable || same === 0} onPress={onJoin}>
        {stills.length === same + 1 ? "Same picture" : `Same picture: ${String(same + 1)} of them`}{" "}
        <Kbd>Enter</Kbd>
      </Button>
    </div>
  );
}

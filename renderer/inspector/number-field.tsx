import type { ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import { type StillNumberField, stillNumberNames } from "../../shared/still.ts";
import { changeStills } from "../batch/change-stills.ts";
import { focusPictures } from "../state/focus-pictures.ts";
import { tellChange } from "../state/notices.ts";
import { DraftArea } from "./draft-area.tsx";
import { type DraftTarget, draftKey } from "./drafts.ts";
import { wayTo } from "./text-target.ts";

/** The number of a still, or the code of its production, as it stands on the picture; of several stills in one. */
export function NumberField(props: {
  readonly field: StillNumberField;
  readonly text: string;
  readonly stills: Stills;
  /** The still or stills, see use-chosen.ts. */
  readonly session: string;
  /** Anything that is new whenever `text` was read anew. */
  readonly version: unknown;
  readonly placeholder?: string;
}): ReactNode {
  const { field, text, stills, session, version, placeholder } = props;
  return (
    <DraftArea
      name={stillNumberNames[field]}
      target={savedNumber(field, stills, session)}
      text={text}
      version={version}
      look="plain"
      field={field}
      language={null}
      oneLine
      placeholder={placeholder ?? ""}
      onLeave={focusPictures}
    />
  );
}

function savedNumber(field: StillNumberField, stills: Stills, session: string): DraftTarget {
  return {
    key: draftKey(session, field),
    name: stillNumberNames[field],
    ...wayTo(stills),
    write: async (text) => {
      const done = await changeStills(stills, { write: "number", field, text });
      if (done === null) return "left";
      if (done.changed > 1) tellChange(done.label, done.change);
      return undefined;
    },
  };
}

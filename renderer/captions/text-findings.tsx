import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { LintFinding } from "../../shared/caption/lint.ts";
import { putText, textDraftKey, type TextTarget } from "../inspector/text-target.ts";
import { whenSaved } from "../inspector/drafts.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { addTag } from "../tagging/change-tags.ts";
import { classes } from "../ui/classes.ts";
import { Sentence } from "../ui/sentence.tsx";
import { useDeskFindings } from "./use-desk-findings.tsx";
import styles from "./captions.module.css";

type Props = {
  readonly findings: readonly LintFinding[];
  readonly target: TextTarget;
  /** What the archive has. */
  readonly stored: string;
};

/** What is to be looked at in a text, a line each: its place by click, what would put it right by a button. */
export function TextFindings({ findings, target, stored }: Props): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { now } = useDeskFindings();
  if (findings.length === 0) return null;
  const put = async ({ rule, fix: shown }: LintFinding): Promise<void> => {
    await whenSaved(textDraftKey(target)); // or what is looked at now is not what is there then
    const { field, language } = target;
    const same = now().find(
      (one) =>
        one.rule === rule &&
        one.field === field &&
        one.language === language &&
        one.fix?.label === shown?.label,
    );
    const fix = same?.fix ?? null;
    if (fix === null) return; // it was put right meanwhile
    if ("text" in fix) {
      await putText(target, stored, fix.text);
    } else {
      const { name, ...tag } = fix.tag;
      await addTag(target.stills, { tag, name }, "always");
    }
  };
  return (
    <ul className={classes(styles, "findings")} aria-label="To look at">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${String(finding.from)} ${finding.message}`}>
          <TriangleAlert size={12} aria-hidden />
          <button
            type="button"
            title="Show where"
            data-finding
            data-keeps-draft
            onClick={({ currentTarget }) => selectPlace(currentTarget, finding)}
          >
            <Sentence text={finding.message} />
          </button>
          {finding.fix !== null && writable && (
            <button type="button" data-fix data-keeps-draft onClick={() => void put(finding)}>
              <Sentence text={finding.fix.label} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Gives the keyboard to the text with the words selected that are meant. */
function selectPlace(
  from: HTMLElement,
  { from: start, to }: Pick<LintFinding, "from" | "to">,
): void {
  const area = from.closest("[data-language]")?.querySelector("textarea");
  area?.focus();
  area?.setSelectionRange(start, to);
}

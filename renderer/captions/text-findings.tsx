import { TriangleAlert } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { LintFinding } from "../../shared/caption/lint.ts";
import { putText, savedText, type TextTarget } from "../inspector/text-target.ts";
import { saveDraft, whenSaved } from "../inspector/drafts.ts";
import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { addTag } from "../tagging/change-tags.ts";
import { classes } from "../ui/classes.ts";
import { count } from "../ui/numbers.ts";
import { Sentence } from "../ui/sentence.tsx";
import { useDeskFindings } from "./use-desk-findings.tsx";
import styles from "./captions.module.css";

type Props = {
  readonly findings: readonly LintFinding[];
  readonly target: TextTarget;
  /** What the archive has. */
  readonly stored: string;
};

/**
 * What is to be looked at in a text: its place by click, what would put it right by a button. It stands in a line that
 * is kept for it, so that nothing moves while one writes; the others are shown when they are asked for, or when the
 * keyboard comes here.
 */
export function TextFindings({ findings, target, stored }: Props): ReactNode {
  const [openOf, setOpenOf] = useState("");
  // not :has(:focus-visible): between two buttons nothing has the focus, and what is hidden then cannot take it
  const [isWalked, setWalked] = useState(false);
  const writable = useStore(archiveState, isWritable);
  const { now } = useDeskFindings();
  const still = "ids" in target.stills ? String(target.stills.ids[0]) : "";
  const isOpen = openOf === still && still !== "";
  // one after the other: two that are pressed fast would each write over what the other has put right
  const turn = useRef<Promise<void>>(Promise.resolve());
  const put = (shown: LintFinding, from: HTMLElement): void => {
    const cell = from.closest<HTMLElement>("[data-still]");
    const area = focusText(from); // the button goes with what it was about
    const run = (): Promise<void> => putNow(shown, area, cell);
    turn.current = turn.current.then(run, run); // one that failed holds up no other
  };
  const putNow = async (
    shown: LintFinding,
    area: HTMLTextAreaElement | null,
    cell: HTMLElement | null,
  ): Promise<void> => {
    const save = savedText(target, stored);
    // what is typed is a change of its own: whoever takes the fix back has it again
    await saveDraft(save, stored);
    await whenSaved(save.key);
    if (area === null || cell?.dataset["still"] !== still) return; // one went on to another
    // what the field shows: what was read of the still may be older
    const present = area.value;
    const { field, language } = target;
    const same = now({ field, language, text: present }).find((one) => isSame(one, shown));
    const fix = same?.fix ?? null;
    if (fix === null) return; // it was put right meanwhile
    if ("text" in fix) await putText(target, present, fix.text);
    else {
      const { name, ...tag } = fix.tag;
      await addTag(target.stills, { tag, name }, "always");
    }
  };
  const learn = async (word: string, from: HTMLElement): Promise<void> => {
    focusText(from);
    const done = await orTell(() => ask("spelling.learn", { word }));
    if (done !== null) tellChange(done.label, done.change);
  };
  if (findings.length === 0) return <div className={classes(styles, "findings")} />;
  return (
    // What bubbles from its buttons is followed; it is nothing to act on itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      className={classes(styles, "findings")}
      aria-label="To look at"
      data-open={isOpen || isWalked}
      onFocus={({ target: button }) => setWalked(button.matches(":focus-visible"))}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setWalked(false);
      }}
    >
      {findings.map((finding, at) => (
        <li key={`${finding.rule} ${String(finding.from)} ${finding.message}`}>
          <TriangleAlert size={12} aria-hidden />
          <button
            type="button"
            title={`${finding.message} Click to show where.`}
            data-finding
            data-aside
            tabIndex={-1}
            data-keeps-draft
            onClick={({ currentTarget }) => selectPlace(currentTarget, finding)}
          >
            <Sentence text={finding.message} />
          </button>
          {finding.fix !== null && writable && (
            <button
              type="button"
              data-fix
              data-aside
              tabIndex={-1}
              data-keeps-draft
              onClick={({ currentTarget }) => put(finding, currentTarget)}
            >
              <Sentence text={finding.fix.label} />
            </button>
          )}
          {finding.learn !== undefined && writable && (
            <button
              type="button"
              data-fix
              data-aside
              tabIndex={-1}
              data-keeps-draft
              onClick={({ currentTarget }) => void learn(finding.learn ?? "", currentTarget)}
            >
              Learn it
            </button>
          )}
          {at === 0 && findings.length > 1 && (isOpen || !isWalked) && (
            <button
              type="button"
              data-more
              tabIndex={-1}
              data-keeps-draft
              aria-expanded={isOpen}
              onClick={() => setOpenOf(isOpen ? "" : still)}
            >
              {isOpen ? "fewer" : `${count(findings.length - 1)} more`}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isSame(one: LintFinding, other: LintFinding): boolean {
  const { rule, field, language, fix } = other;
  return (
    one.rule === rule &&
    one.field === field &&
    one.language === language &&
    one.fix?.label === fix?.label
  );
}

function focusText(from: HTMLElement): HTMLTextAreaElement | null {
  const area = from.closest("[data-language]")?.querySelector("textarea") ?? null;
  area?.focus();
  return area;
}

/** Gives the keyboard to the text with the words selected that are meant. */
function selectPlace(button: HTMLElement, { from, to }: LintFinding): void {
  focusText(button)?.setSelectionRange(from, to);
}

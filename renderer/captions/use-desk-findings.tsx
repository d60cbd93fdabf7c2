import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { CaptionFacts, Roster } from "../../shared/caption/facts.ts";
import { lint, type LintFinding } from "../../shared/caption/lint.ts";
import { firstStyle, type CaptionStyle } from "../../shared/caption/style.ts";
import { textsIn, type CheckedText, type MisspeltWord } from "../../shared/caption/lint/finding.ts";
import { valuesIn } from "../../shared/caption/lint/leftovers.ts";
import { spelledFields } from "../../shared/caption/lint/spelling.ts";
import { writtenIn } from "../../shared/caption/writing.ts";
import { expand, hasNewBraces } from "../../shared/variables.ts";
import type { StillRecord, TextField } from "../../shared/still.ts";
import { textFields } from "../../shared/still.ts";
import { draftsState, type Draft } from "../inspector/drafts.ts";
import { textDraftKey } from "../inspector/text-target.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import type { Archive } from "../state/archive-state.ts";

/** What the desk knows of its still beside its texts, and what is to be looked at in them. */
export type DeskFindings = {
  /** Null while they are on their way. */
  readonly facts: CaptionFacts | null;
  readonly style: CaptionStyle;
  readonly findings: readonly LintFinding[];
  /** What is found where a field has this text: a fix is made of what is there, not of what was looked at before. */
  readonly now: (text: CheckedText) => readonly LintFinding[];
};

const nothing: DeskFindings = { facts: null, style: firstStyle, findings: [], now: () => [] };
const Findings = createContext<DeskFindings>(nothing);

/** What was found in the texts of the still at the desk, as they are typed. */
export function useDeskFindings(): DeskFindings {
  return useContext(Findings);
}

type Texts = StillRecord["texts"];

const ofStills = (archive: Archive): number => archive.stillsVersion + archive.overviewVersion;
const ofRecords = (archive: Archive): number => archive.overviewVersion;
const nobody: Roster = [];

/** Checks the texts of a still for those within. */
export function WithFindings({
  record,
  children,
}: {
  readonly record: StillRecord | null;
  readonly children: ReactNode;
}): ReactNode {
  const film = record?.film?.id ?? null;
  const still = record?.id ?? null;
  const told = useAnswer("captions.facts", still === null ? null : { still }, ofStills);
  const cast = useAnswer("captions.roster", film === null ? null : { film }, ofRecords);
  const { answer: settings } = useAnswer("captions.settings", {}, ofRecords);
  const texts = useSettledTexts(record);
  const facts = told.asked?.still === still ? told.answer : null;
  const roster = film !== null && cast.asked?.film === film ? (cast.answer ?? nobody) : nobody;
  const misspelt = useMisspelt(texts, settings?.off.includes("misspelt") === false);
  const known = useMemo<DeskFindings>(() => {
    if (record === null || texts === null || facts === null || settings === null) return nothing;
    const { style } = settings;
    const off = new Set(settings.off);
    const found = (of: Texts): LintFinding[] => {
      const typed = textsWithVariables(of, record.texts, facts);
      return lint({ texts: typed.texts, facts, roster, style, misspelt }, off).map((finding) =>
        typed.filled.has(textKey(finding)) ? asAWhole(finding) : finding,
      );
    };
    const now = ({ field, language, text }: CheckedText): LintFinding[] => {
      const others = withDrafts(record, draftsState.getState().drafts);
      return found({ ...others, [field]: { ...others[field], [language]: text } });
    };
    return { facts, style, findings: found(texts), now };
  }, [record, texts, facts, roster, settings, misspelt]);
  return <Findings value={known}>{children}</Findings>;
}

const nothingMisspelt: readonly MisspeltWord[] = [];

/** What dictionaries do not have of the texts, as far as they have answered. */
function useMisspelt(texts: Texts | null, wanted: boolean): readonly MisspeltWord[] {
  const asked = textsIn({ texts: texts ?? {} }, spelledFields).map(({ language, text }) => ({
    language,
    text,
  }));
  const { answer } = useAnswer(
    "spelling.check",
    wanted && asked.length > 0 ? { texts: asked } : null,
    ofRecords,
  );
  return wanted ? (answer ?? nothingMisspelt) : nothingMisspelt;
}

/** The texts as they will be once variables that are typed in them are filled in, and which these are. */
function textsWithVariables(
  texts: Texts,
  stored: Texts,
  facts: CaptionFacts,
): { readonly texts: Texts; readonly filled: ReadonlySet<string> } {
  const filled = new Set<string>();
  const made: Partial<Record<TextField, Record<string, string>>> = {};
  for (const { field, language, text } of textsIn({ texts }, textFields)) {
    if (!hasNewBraces(text, stored[field]?.[language] ?? "")) continue;
    filled.add(textKey({ field, language }));
    const { text: becomes } = expand(text, valuesIn(facts, writtenIn(language, text)));
    (made[field] ??= { ...texts[field] })[language] = becomes;
  }
  return { texts: { ...texts, ...made }, filled };
}

/** What is found in the text that variables make is told, but has no place in what is typed. */
function asAWhole(finding: LintFinding): LintFinding {
  return { ...finding, from: 0, to: 0, fix: null };
}

function textKey({ field, language }: Pick<LintFinding, "field" | "language">): string {
  return `${field} ${language}`;
}

/** After so long without a letter a text is looked at: lines that come and go while one types are no help. */
const SETTLED_MS = 400;

/** The texts of a still with what is typed over them, once typing pauses. */
function useSettledTexts(record: StillRecord | null): Texts | null {
  const drafts = useStore(draftsState, (state) => state.drafts);
  const [settled, setSettled] = useState<{ record: StillRecord; texts: Texts } | null>(null);
  useEffect(() => {
    if (record === null) return;
    const settle = (): void => setSettled({ record, texts: withDrafts(record, drafts) });
    const pause = setTimeout(settle, SETTLED_MS);
    return () => clearTimeout(pause);
  }, [record, drafts]);
  return settled !== null && settled.record === record ? settled.texts : (record?.texts ?? null);
}

function withDrafts({ id, texts }: StillRecord, drafts: ReadonlyMap<string, Draft>): Texts {
  const session = `still-${String(id)}`;
  const typed: Partial<Record<TextField, Record<string, string>>> = {};
  for (const field of textFields) {
    const start = textDraftKey({ session, field, language: "" });
    for (const [key, { text }] of drafts)
      if (key.startsWith(start))
        (typed[field] ??= { ...texts[field] })[key.slice(start.length)] = text;
  }
  return { ...texts, ...typed };
}

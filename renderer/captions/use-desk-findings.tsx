import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { CaptionFacts, Roster } from "../../shared/caption/facts.ts";
import { lint, type LintFinding } from "../../shared/caption/lint.ts";
import { firstStyle, type CaptionStyle } from "../../shared/caption/style.ts";
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
  /** What is found in the texts as they are this very moment: a fix is made of them, not of what was looked at before. */
  readonly now: () => readonly LintFinding[];
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
  const known = useMemo<DeskFindings>(() => {
    if (record === null || texts === null || facts === null || settings === null) return nothing;
    const { style } = settings;
    const off = new Set(settings.off);
    const found = (of: Texts): LintFinding[] => lint({ texts: of, facts, roster, style }, off);
    const now = (): LintFinding[] => found(withDrafts(record, draftsState.getState().drafts));
    return { facts, style, findings: found(texts), now };
  }, [record, texts, facts, roster, settings]);
  return <Findings value={known}>{children}</Findings>;
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

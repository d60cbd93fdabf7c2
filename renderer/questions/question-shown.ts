import { createStore } from "zustand/vanilla";
import { openDialog } from "../state/view.ts";

/** The question (its key) that the dialog begins with; null for the first. */
export const questionShown = createStore<{ readonly question: number | null }>(() => ({
  question: null,
}));

/** Opens the questions about files, at one of them or at the first. */
export function openQuestions(question: number | null = null): void {
  questionShown.setState({ question });
  openDialog("questions");
}

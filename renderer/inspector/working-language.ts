import { createStore } from "zustand/vanilla";

/** The language the archivist works in, once one was chosen: captioning a reel in Chinese needs choosing it once. */
export const workingLanguage = createStore<{ readonly language: string | null }>(() => ({
  language: null,
}));

export function workIn(language: string): void {
  workingLanguage.setState({ language });
}

import { webFrame } from "electron";

type Ask = (procedure: string, input: unknown) => Promise<unknown>;

/** Of a long text the beginning shows which language it is in. */
const TEXT_SHOWN = 4_000;

/**
 * Lets Chromium mark what the engine's dictionaries do not have: its own would come from a server. Which
 * language words are in the text says that the keyboard is in.
 */
export function checkSpelling(ask: Ask): void {
  webFrame.setSpellCheckProvider(navigator.language, {
    spellCheck: (words, misspelt) => {
      ask("spelling.check", {
        words: words.slice(0, 2_000).map((word) => word.slice(0, 200)),
        ...whereTyped(),
      }).then(
        (found) => misspelt(textsOf(found)),
        () => misspelt([]), // no archive is open, or the engine ended: nothing is marked
      );
    },
  });
}

/** Of the page's document, what a preload needs of it: shells are checked without the DOM's types. */
declare const document: {
  readonly activeElement: { readonly lang: string; readonly value?: string } | null;
};

function whereTyped(): { readonly language: string | null; readonly text: string } {
  const { lang = "", value = "" } = document.activeElement ?? {};
  return { language: lang === "" ? null : lang, text: value.slice(0, TEXT_SHOWN) };
}

function textsOf(found: unknown): string[] {
  return Array.isArray(found) ? found.filter((word) => typeof word === "string") : [];
}

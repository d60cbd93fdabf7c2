import { useLayoutEffect, useState, type PointerEvent, type RefObject } from "react";
import { tokenAt, tokensIn, type QueryToken } from "./token-edits.ts";

/** A recognised part as it lies in the search field: its ends in CSS pixels from the field's left end. */
export type PlacedToken = QueryToken & {
  readonly left: number;
  readonly right: number;
  /** Whether its right end is in the field, or scrolled out of it. */
  readonly isEndSeen: boolean;
};

/** How far beyond a part one still points at it: what removes it lies over its end. CSS pixels. */
const BESIDE = 8;

/**
 * The recognised part that is meant: the one pointed at, else the one at the caret (an offset, or null while
 * somebody else has the keyboard). `line` holds what draws the parts, each with `data-token`.
 */
export function useTokens(
  line: RefObject<HTMLElement | null>,
  { text, caret, scrolled }: { text: string; caret: number | null; scrolled: number },
) {
  const [pointed, setPointed] = useState<number | null>(null);
  const [token, setToken] = useState<PlacedToken | null>(null);
  useLayoutEffect(() => {
    const meant =
      tokensIn(text).find(({ from }) => from === pointed) ??
      (caret === null ? null : tokenAt(text, caret));
    setToken(meant === null ? null : placed(meant, line.current));
  }, [line, text, caret, scrolled, pointed]);
  return {
    token,
    point: ({ clientX }: PointerEvent): void => {
      const drawn = [...(line.current?.querySelectorAll<HTMLElement>("[data-token]") ?? [])];
      const under = drawn.find((part) => {
        const { left, right } = part.getBoundingClientRect();
        return left <= clientX && clientX <= right + BESIDE;
      });
      setPointed(under === undefined ? null : Number(under.dataset["token"]));
    },
    leave: () => setPointed(null),
  };
}

function placed(token: QueryToken, line: HTMLElement | null): PlacedToken | null {
  const part = line?.querySelector(`[data-token="${String(token.from)}"]`)?.getBoundingClientRect();
  const box = line?.getBoundingClientRect();
  if (part === undefined || box === undefined) return null;
  const [left, right] = [part.left - box.left, part.right - box.left];
  return { ...token, left, right, isEndSeen: right > 0 && right <= box.width };
}

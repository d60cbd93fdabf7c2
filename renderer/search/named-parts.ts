import { useEffect, useState } from "react";
import { ask, problemOf } from "../archive.ts";
import { keyedIn, tokenInWords } from "./token-words.ts";
import { tokensIn } from "./token-edits.ts";

/** More parts than these nobody reads. */
const MOST = 4;

/**
 * What the parts of a query ask that name something by its key, in plain words, as `Character is “Ghost (Hamlet,
 * 1948)”`: a key says nothing to who reads it. None of those that name nothing.
 */
export async function namedParts(query: string): Promise<readonly string[]> {
  const tokens = tokensIn(query).flatMap(({ text }) => {
    const keyed = keyedIn(text);
    return keyed === null ? [] : [{ text, keyed }];
  });
  const words = await Promise.all(
    tokens.slice(0, MOST).map(async ({ text, keyed }) => {
      const { name } = await ask("search.named", keyed);
      return name === null ? [] : (tokenInWords(text, name) ?? []);
    }),
  );
  return words.flat();
}

/** The same for the query that is shown; none while it is asked. */
export function useNamedParts(query: string): readonly string[] {
  const [named, setNamed] = useState<{ query: string; parts: readonly string[] } | null>(null);
  useEffect(() => {
    let isLatest = true;
    namedParts(query).then(
      (parts) => {
        if (isLatest) setNamed({ query, parts });
      },
      // The query itself is there to read.
      (thrown: unknown) => console.warn(problemOf(thrown).message),
    );
    return () => {
      isLatest = false;
    };
  }, [query]);
  return named?.query === query ? named.parts : [];
}

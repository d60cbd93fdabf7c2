import { useCallback, useRef, useState } from "react";
import { LONGEST_QUERY, type Completion } from "../../shared/contract/search.ts";
import { ask, problemOf } from "../archive.ts";
import { namedParts } from "./named-parts.ts";
import { forgetRecent, recentSearches } from "./recent-searches.ts";

/** What can be taken into the search field; `recent` is a whole search that was made before. */
export type Offer = Completion & { readonly recent?: true };

/** What the word at the caret could become; in an empty field what was searched for last. `look` asks, the newest question wins. */
export function useCompletions() {
  const [lines, setLines] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const latest = useRef(0);

  const close = useCallback(() => {
    latest.current++;
    setLines([]);
    setActive(-1);
  }, []);

  const show = useCallback(
    (offers: Promise<readonly Offer[]>, marked: number) => {
      const mine = ++latest.current;
      offers.then(
        (answer) => {
          if (mine !== latest.current) return;
          setLines(answer);
          setActive(Math.min(marked, answer.length - 1));
        },
        (thrown: unknown) => {
          // Typing goes on without offers; the search itself tells what is wrong.
          console.warn(problemOf(thrown).message);
          close();
        },
      );
    },
    [close],
  );

  const look = useCallback(
    (query: string, caret: number) => show(offersFor(query, caret), -1),
    [show],
  );

  /** Forgets a recent search, and marks the one that takes its place. */
  const forget = useCallback(
    (line: number) => {
      const offer = lines[line];
      if (offer?.recent !== true) return;
      show(
        forgetRecent(offer.insert).then(() => offersFor("", 0)),
        line,
      );
    },
    [lines, show],
  );
  return { lines, active, setActive, look, close, forget };
}

async function offersFor(query: string, caret: number): Promise<readonly Offer[]> {
  if (query.length > LONGEST_QUERY) return [];
  if (query.trim() === "") return await recentOffers(query);
  const answer = await ask("search.complete", { query, caret });
  // What is there already needs no offer.
  return answer.filter(({ insert, from, to }) => insert.trim() !== query.slice(from, to));
}

async function recentOffers(query: string): Promise<readonly Offer[]> {
  const recent = await recentSearches();
  const named = await Promise.all(recent.map(namedParts));
  return recent.map((insert, at) => ({
    label: insert,
    detail: named[at]?.join(", ") ?? "",
    insert,
    from: 0,
    to: query.length,
    count: null,
    recent: true,
  }));
}

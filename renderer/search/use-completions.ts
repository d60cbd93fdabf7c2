import { useCallback, useRef, useState } from "react";
import type { Completion } from "../../shared/contract/search.ts";
import { ask, problemOf } from "../archive.ts";

/** What the word at the caret could become; `look` asks, the newest question wins. */
export function useCompletions() {
  const [lines, setLines] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(-1);
  const latest = useRef(0);

  const close = useCallback(() => {
    latest.current++;
    setLines([]);
    setActive(-1);
  }, []);

  const look = useCallback(
    (query: string, caret: number) => {
      const mine = ++latest.current;
      ask("search.complete", { query, caret }).then(
        (answer) => {
          if (mine !== latest.current) return;
          // What is there already needs no offer.
          setLines(
            answer.filter(({ insert, from, to }) => insert.trim() !== query.slice(from, to)),
          );
          setActive(-1);
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
  return { lines, active, setActive, look, close };
}

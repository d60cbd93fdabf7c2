import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { OutputOf, ProcedureName } from "../../shared/contract/index.ts";
import type { Problem } from "../../shared/problem.ts";
import type { AskedOf } from "../archive.ts";
import { ask, problemOf } from "../archive.ts";
import { archiveState } from "../state/archive-state.ts";
import type { Archive } from "../state/archive-state.ts";

/** An answer and the question it belongs to: the last one stays until the next is there, so nothing flickers. */
export type Answered<P extends ProcedureName> = {
  readonly answer: OutputOf<P> | null;
  readonly asked: AskedOf<P> | null;
  readonly problem: Problem | null;
};

/**
 * Asks the engine, and again whenever `input` or one of the archive's versions changes. With a null
 * input nothing is asked. Answers that arrive out of order are dropped.
 */
export function useAnswer<P extends ProcedureName>(
  procedure: P,
  input: AskedOf<P> | null,
  version: (archive: Archive) => number,
): Answered<P> & { readonly again: () => void } {
  const [state, setState] = useState<Answered<P>>({ answer: null, asked: null, problem: null });
  const [turn, setTurn] = useState(0);
  const now = useStore(archiveState, version);
  const latest = useRef(0);
  const key = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    const mine = ++latest.current;
    if (key === null) return;
    // The key is this very input, written down; parsing it keeps the effect to one dependency.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const asked = JSON.parse(key) as AskedOf<P>;
    const put = (next: (old: Answered<P>) => Answered<P>): void => {
      if (mine === latest.current) setState(next);
    };
    ask(procedure, asked).then(
      (answer) => put(() => ({ answer, asked, problem: null })),
      (thrown: unknown) => put((old) => ({ ...old, problem: problemOf(thrown) })),
    );
  }, [procedure, key, now, turn]);
  const again = useCallback(() => setTurn((old) => old + 1), []);
  return { ...state, again };
}

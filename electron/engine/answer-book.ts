import type { InputOf, OutputOf, ProcedureName } from "../../shared/contract/index.ts";
import type { Session } from "./session.ts";

/** One answer a procedure: leaving one out, or answering in another shape, does not compile. */
export type AnswerBook = {
  readonly [P in ProcedureName]: (
    session: Session,
    input: InputOf<P>,
  ) => OutputOf<P> | Promise<OutputOf<P>>;
};

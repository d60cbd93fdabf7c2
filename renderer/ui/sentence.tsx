import { Fragment, type ReactNode } from "react";
import { withoutTurning } from "../../shared/turning.ts";

/**
 * A sentence in which each “name” runs its own way: one in Arabic or Hebrew does not turn round the words
 * beside it, and nothing in it reaches beyond its quotation marks.
 */
export function Sentence({ text }: { readonly text: string }): ReactNode {
  return isolated(withoutTurning(text));
}

function isolated(text: string): ReactNode {
  const from = text.indexOf("“");
  if (from === -1) return text;
  const to = endOfQuotation(text, from);
  return (
    <Fragment>
      {text.slice(0, from)}“<bdi>{isolated(text.slice(from + 1, to))}</bdi>
      {text.slice(to, to + 1)}
      {isolated(text.slice(to + 1))}
    </Fragment>
  );
}

/** Where the quotation that begins there ends: labels of the history quote each other. */
function endOfQuotation(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === "“") depth += 1;
    if (text.charAt(at) === "”") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

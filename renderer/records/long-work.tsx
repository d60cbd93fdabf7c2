import type { ReactNode } from "react";

/** Says what takes so long. */
export function LongWork({ what }: { readonly what: string }): ReactNode {
  return <p role="status">{what} In a large archive this takes some seconds.</p>;
}

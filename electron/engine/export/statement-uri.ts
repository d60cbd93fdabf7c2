import { statementOf } from "../../../shared/rights/statement.ts";
import type { HandOutFile } from "./hand-out.ts";

/**
 * The rights statement or public licence that is recorded of the picture: of its photograph, and of a frame
 * enlargement of its film. One of another layer says nothing of the picture; none is ever assumed.
 */
export function statementUri({ kind, rights }: HandOutFile): string | null {
  const deciding = kind === "frame" ? "film" : "photograph";
  const uri = rights.layers.find(({ layer }) => layer === deciding)?.status?.value ?? null;
  return uri !== null && statementOf(uri) !== null ? uri : null;
}

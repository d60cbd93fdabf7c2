import { useAnswer } from "../inspector/use-answer.ts";
import { keyedIn, tokenInWords } from "./token-words.ts";

/** What the token that is meant asks, in plain words; what it names by key is asked of the archive. */
export function useTokenTitle(token: string | null): string | undefined {
  const keyed = token === null ? null : keyedIn(token);
  const { answer, asked } = useAnswer("search.named", keyed, (archive) => archive.overviewVersion);
  if (token === null) return undefined;
  const isOfThis = keyed !== null && asked?.field === keyed.field && asked.value === keyed.value;
  return tokenInWords(token, isOfThis ? (answer?.name ?? null) : null) ?? undefined;
}

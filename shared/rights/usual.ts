import { countryName } from "../country.ts";
import { useNames, type Use } from "./use.ts";

/** What an archive is mostly asked for: marks and searches tell the status for it, now. */
export type UsualRequest = {
  readonly use: Use;
  /** ISO 3166-1 alpha-2; null is the whole world. */
  readonly territory: string | null;
};

/** What it is as long as nobody says otherwise: most stills go out with news of the film, and to anywhere. */
export const firstUsual: UsualRequest = { use: "press", territory: null };

/** What is asked for, within a sentence: "press and publicity for the film, the whole world". */
export function usualInWords({ use, territory }: UsualRequest): string {
  return `${useNames[use]}, ${territory === null ? "the whole world" : countryName(territory)}`;
}

/** Why a reading step stopped, in words for the archivist; any other error says nothing they could use. */
export class ReadingStopped extends Error {
  override readonly name = "ReadingStopped";
}

/**
 * Runs one reading step over bytes nobody vouches for. When it fails, `warning` is noted in words, or
 * the words of a {@link ReadingStopped}, and what was read before stays.
 */
export function attempt(warnings: string[], warning: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    warnings.push(error instanceof ReadingStopped ? error.message : warning);
  }
}

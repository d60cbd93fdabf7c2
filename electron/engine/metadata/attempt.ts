/**
 * Runs one reading step over bytes nobody vouches for. When it fails, `warning` is noted in words
 * and what was read before stays; the exception itself says nothing an archivist could use.
 */
export function attempt(warnings: string[], warning: string, step: () => void): void {
  try {
    step();
  } catch {
    warnings.push(warning);
  }
}

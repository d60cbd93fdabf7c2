/** So long a disk may take to answer: one that sleeps needs some ten seconds to wake. */
export const PATIENCE_MS = 15_000;

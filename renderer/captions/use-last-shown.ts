import { useState } from "react";

/** What was there last, while the next is on its way: what stands on it is not taken away meanwhile. */
export function useLastShown<T>(now: T | null): T | null {
  const [last, setLast] = useState(now);
  if (now !== null && now !== last) setLast(now);
  return now ?? last;
}

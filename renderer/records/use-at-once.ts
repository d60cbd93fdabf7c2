import { useEffect, useState } from "react";

/**
 * A value that shows what is chosen at once, before the archive has it. `change` answers null when it was
 * refused: then the value there was shows again.
 */
export function useAtOnce<Value>(
  value: Value,
  change: (next: Value) => Promise<unknown>,
): readonly [Value, (next: Value) => void] {
  const [chosen, setChosen] = useState<{ readonly value: Value } | null>(null);
  useEffect(() => setChosen(null), [value]);
  const choose = (next: Value): void => {
    setChosen({ value: next });
    void change(next).then((done) => {
      if (done === null) setChosen(null);
    });
  };
  return [chosen === null ? value : chosen.value, choose];
}

/**
 * Works on some items at once, the first of those that are not given yet and as many after it as `atOnce` says, and gives
 * what comes of them in their order. What was begun and is not asked for any more goes to `leave`.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  { atOnce, leave }: { readonly atOnce: number; readonly leave: (result: Result) => Promise<void> },
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  const left = items[Symbol.iterator]();
  const begin = (): void => {
    const next = left.next();
    if (next.done === true) return;
    const result = work(next.value);
    result.catch(() => undefined); // whoever takes it hears of it
    begun.push(result);
  };
  try {
    while (begun.length < atOnce) {
      const before = begun.length;
      begin();
      if (begun.length === before) break;
    }
    for (let first = begun.shift(); first !== undefined; first = begun.shift()) {
      const result = await first;
      begin();
      yield result;
    }
  } finally {
    for (const result of await Promise.allSettled(begun))
      if (result.status === "fulfilled") await leave(result.value);
  }
}

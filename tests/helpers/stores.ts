import { createStore as create, type StateCreator, type StoreApi } from "zustand";

/*
 * Stands in place of zustand/vanilla: the files of component tests share their modules, for to load these takes longer
 * than most tests, and each begins with the stores as they are at a start.
 */
const resets: (() => void)[] = [];

export function createStore<T>(begin: StateCreator<T>): StoreApi<T> {
  const store = create(begin);
  resets.push(() => store.setState(store.getInitialState(), true));
  return store;
}

/** Everything the window remembers is as at a start. */
export function resetStores(): void {
  for (const reset of resets) reset();
}

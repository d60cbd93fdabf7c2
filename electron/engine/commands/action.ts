/** What an action of the archivist did, and what stands for it in the history and is told, in the past tense. */
export type Action<R> = {
  readonly result: R;
  readonly label: string;
  /** The entry of the history that it takes back, whole or only some of its rows. */
  readonly takesBack?: { readonly change: number; readonly part: boolean };
};

/** What an action of the archivist did, and the sentence that stands for it in the history. */
export type Action<R> = { readonly result: R; readonly label: string };

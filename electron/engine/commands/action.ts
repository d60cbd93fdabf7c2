/** What an action of the archivist did, and what stands for it in the history and is told, in the past tense. */
export type Action<R> = { readonly result: R; readonly label: string };

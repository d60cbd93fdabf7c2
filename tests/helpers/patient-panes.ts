// What a pane shows in the end is waited for on a busy machine too: a second, as is usual, is not long there.
if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: 20_000 });
}
export {};

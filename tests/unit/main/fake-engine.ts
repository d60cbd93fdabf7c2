// Stands in for the engine: answers, fails, ends and stays silent on demand.
type Printed = { readonly question: number; readonly failure: unknown };
type Asked = { readonly id: number; readonly procedure: string; readonly input: unknown };

const answers: Record<string, (asked: Asked) => void> = {
  echo: ({ id, input }) => process.send?.({ id, output: input }),
  refuse: ({ id }) =>
    process.send?.({ id, problem: { kind: "read-only", message: "The disk is read-only." } }),
  environment: ({ id }) => process.send?.({ id, output: process.env["STILLROOM_CATALOG"] }),
  compiled: ({ id }) => process.send?.({ id, output: process.env["NODE_COMPILE_CACHE"] }),
  tell: ({ id }) => {
    process.send?.({ event: "history.changed", data: { undo: "Tag 3 stills", redo: null } });
    process.send?.({ id, output: null });
  },
  end: ({ input }) => process.exit(typeof input === "number" ? input : 7),
  print: ({ id, input }) => {
    process.once("message", ({ failure }: Printed) => process.send?.({ id, output: failure }));
    process.send?.({ question: 1, print: input });
  },
  silence: () => undefined,
};

process.on("message", (asked: Asked | Printed) => {
  if ("procedure" in asked) answers[asked.procedure]?.(asked);
});
process.on("disconnect", () => {
  process.stdout.write("closed its catalog\n");
  process.exit(0);
});
if (process.env["STILLROOM_CATALOG"] === "broken") process.exit(9);

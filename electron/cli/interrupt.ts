const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** What a shell reports for a command that Ctrl-C ended: 128 and the number of SIGINT. */
const ENDED_BY_INTERRUPT = 130;

export type Interruption = {
  /** Resolves when the command was asked to stop. */
  readonly asked: Promise<void>;
  readonly wasAsked: () => boolean;
  /** From here on the first request to stop ends the process. */
  readonly forget: () => void;
};

/** Told how often we were asked to stop; without a listener the process ends. */
let listener: ((times: number) => void) | null = null;
let times = 0;

function note(count: number): void {
  times = Math.max(times, count);
  if (times === 0) return;
  if (listener === null) process.exit(ENDED_BY_INTERRUPT);
  listener(times);
}

/**
 * Hears whoever started this process (scripts/run.mjs), which tells how many signals it saw. Ctrl-C
 * in a terminal reaches it and us: the larger of both counts is how often we were asked. When it is
 * gone nobody waits for us any more.
 */
export function hearStarter(): void {
  process.on("message", (message) => note(countIn(message)));
  process.on("disconnect", () => note(Math.max(times, 1)));
  process.channel?.unref(); // listening to it is no reason to stay
}

/** Notices Ctrl-C and the other ways to ask a command to stop; asked twice, the process ends at once. */
export function onInterrupt(): Interruption {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let seenHere = 0;
  const onSignal = (): void => {
    seenHere += 1;
    note(seenHere);
  };
  listener = (count) => {
    if (count > 1) process.exit(ENDED_BY_INTERRUPT);
    resolve();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    asked,
    wasAsked: () => times > 0,
    forget: () => {
      for (const signal of signals) process.off(signal, onSignal);
      listener = null;
    },
  };
}

function countIn(message: unknown): number {
  return typeof message === "object" &&
    message !== null &&
    "signals" in message &&
    typeof message.signals === "number"
    ? message.signals
    : 0;
}

import { type ChildProcess, fork } from "node:child_process";
import { HOST_PRINTS, type HostQuestion, type HostReply } from "../../shared/contract/host.ts";
import type { EngineMessage, Notice, Request } from "../../shared/contract/index.ts";
import type { Problem } from "../../shared/problem.ts";
import { problemOfEnd } from "./engine-ends.ts";

/** V8 lets 48 MB pile up before it looks for garbage, unless told that half of that will do. */
export const engineFlags = ["--max-semi-space-size=8"] as const;

/** What came of a question. */
export type Answer = { readonly output: unknown } | { readonly problem: Problem };

export type EngineOptions = {
  /** The engine's built entry, and the Node that runs it. */
  readonly file: string;
  readonly node: string;
  /** Where Node keeps what it compiled: taking the engine apart anew costs a third of its start. */
  readonly compiled: string;
  /** Asked at each start, so that a restart opens what was open. */
  readonly environment: () => NodeJS.ProcessEnv;
  readonly onNotice: (notice: Notice) => void;
  /** It ended unexpectedly, which `message` words, and runs again, for the nth time. */
  readonly onRestarted: (times: number, message: string) => void;
  /** It ended too often; nothing is started any more. */
  readonly onStopped: (problem: Problem) => void;
  readonly onLog: (line: string) => void;
  /** Where those lines are kept, for whoever is asked to send them. */
  readonly log: string;
  /** Prints an HTML file into a PDF file, for the engine cannot. */
  readonly print: (page: string, to: string) => Promise<void>;
};

/** More ends than this within the span, and starting it again would only go round in circles. */
const endsAllowed = 5;
const endsSpanInMs = 60_000;

/** How long the engine may take to close its catalog when the app quits. */
const stopInMs = 10_000;

const stopped = {
  kind: "crashed",
  message:
    "The archive's engine keeps ending. Nothing confirmed is lost. Start Stillroom again; if it happens again, send the log file:",
} as const;

/** Runs the engine as a process of its own, relays to it, and starts it again when it ends. */
export class EngineProcess {
  readonly #options: EngineOptions;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #ends: number[] = [];
  #restarts = 0;
  #nextId = 1;
  #child: ChildProcess | null = null;
  #stopping = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#start();
  }

  /** Asks the engine; always resolves, with a Problem when there is no engine to answer. */
  ask(procedure: string, input: unknown): Promise<Answer> {
    const child = this.#child;
    if (child === null || !child.connected)
      return Promise.resolve({ problem: this.#stopping ? problemOfEnd(null) : this.#stopped });
    const request: Request = { id: this.#nextId++, procedure, input };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      child.send(request, (error) => {
        if (error !== null) this.#settle(request.id, { problem: problemOfEnd(null) });
      });
    });
  }

  get #stopped(): Problem {
    return { ...stopped, path: this.#options.log };
  }

  /** Closes the channel, on which the engine closes its catalog and ends; kills it if it does not. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
    });
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill("SIGKILL"), stopInMs);
    await ended;
    clearTimeout(timer);
  }

  #start(): void {
    const { file, node, compiled, environment, onLog } = this.#options;
    const child = fork(file, [HOST_PRINTS], {
      execPath: node,
      execArgv: [...engineFlags],
      // by the environment, so that the workers of the engine keep it too
      env: { NODE_COMPILE_CACHE: compiled, ...environment() },
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => onLog(text.trimEnd()));
    }
    // the only sender on this channel is our own engine, which sends nothing else
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    child.on("message", (message) => this.#receive(child, message as EngineMessage));
    let over = false;
    const end = (why: string, code: number | null): void => {
      if (over) return; // a failed start may tell both "error" and "exit"
      over = true;
      this.#ended(why, code);
    };
    child.on("error", (error) => end(error.message, null));
    child.on("exit", (code, signal) => end(signal ?? `exit code ${String(code)}`, code));
  }

  #receive(child: ChildProcess, message: EngineMessage): void {
    if ("event" in message) this.#options.onNotice(message);
    else if ("question" in message) void this.#serve(child, message);
    else
      this.#settle(
        message.id,
        "problem" in message ? { problem: message.problem } : { output: message.output },
      );
  }

  /** Answers what the engine asks; one that ended meanwhile needs no answer. */
  async #serve(child: ChildProcess, { question, print }: HostQuestion): Promise<void> {
    const failure = await this.#options.print(print.page, print.to).then(
      () => null,
      (error: unknown) => {
        this.#options.onLog(`not printed: ${String(error)}`);
        const code = error instanceof Error && "code" in error ? error.code : null;
        // Chromium's own codes are of pages, not of disks
        return { code: typeof code === "string" && /^E[A-Z]+$/u.test(code) ? code : null };
      },
    );
    const reply: HostReply = { question, failure };
    if (child.connected) child.send(reply, () => undefined);
  }

  #settle(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #ended(why: string, code: number | null): void {
    this.#child = null;
    const problem = problemOfEnd(code);
    for (const answer of this.#waiting.values()) answer({ problem });
    this.#waiting.clear();
    if (this.#stopping) return;
    this.#options.onLog(`the engine ended: ${why}`);
    const now = Date.now();
    this.#ends = [...this.#ends.filter((at) => now - at < endsSpanInMs), now];
    if (this.#ends.length >= endsAllowed) {
      this.#options.onStopped(this.#stopped);
      return;
    }
    this.#start();
    this.#restarts += 1;
    this.#options.onRestarted(this.#restarts, problem.message);
  }
}

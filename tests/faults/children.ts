import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { InputOf, OutputOf, ProcedureName } from "../../shared/contract/index.ts";
import { ProblemError, type Problem } from "../../shared/problem.ts";
import { builtProcess } from "../helpers/built.ts";
import type { BackedUp, Order, Report, Standing, Step } from "./messages.ts";

/** One that has loaded the engine and is killed in the end; it tells what it was given. */
export class Child {
  readonly steps: Step[] = [];
  readonly confirmed: (Standing | null)[] = [];
  readonly refused: Problem[] = [];
  readonly began: string[] = [];
  readonly backedUp: BackedUp[] = [];
  readonly process: ChildProcess;
  private readonly listeners = new Set<(report: Report) => void>();
  readonly loaded: Promise<unknown>;
  private said = "";
  private asked = 0;

  constructor(file: string, env: Readonly<Record<string, string>>) {
    this.process = fork(file, [], {
      execArgv: ["--max-semi-space-size=32"], // it loads without looking for garbage
      env: { ...process.env, ...env },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.process.stderr?.setEncoding("utf8").on("data", (text: string) => (this.said += text));
    this.process.on("message", (report: Report) => {
      if ("confirmed" in report || "refused" in report || "restoring" in report)
        this.steps.push(report);
      if ("backedUp" in report) this.backedUp.push(report);
      if ("confirmed" in report) this.confirmed.push(report.confirmed);
      if ("refused" in report) this.refused.push(report.refused);
      if ("began" in report) this.began.push(report.began);
      for (const listener of this.listeners) listener(report);
    });
    this.loaded = this.hear((report) => ("loaded" in report ? true : null));
    this.loaded.catch(() => undefined); // told to whoever uses it
  }

  /** The first report of which something is answered; rejects when it ends before. */
  private async hear<Heard>(listen: (report: Report) => Heard | null): Promise<Heard> {
    return await new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error(`the process ended by itself: ${this.said}`));
      const listener = (report: Report): void => {
        const heard = listen(report);
        if (heard === null) return;
        this.listeners.delete(listener);
        this.process.off("exit", ended);
        resolve(heard);
      };
      this.listeners.add(listener);
      this.process.once("exit", ended);
    });
  }

  order(order: Order): void {
    this.process.send(order);
  }

  /** Opens an archive; milliseconds. */
  async open(folder: string): Promise<number> {
    const opened = this.hear((report) => ("opened" in report ? report.opened : null));
    this.order({ open: folder });
    return await opened;
  }

  async ask<P extends ProcedureName>(procedure: P, input: InputOf<P>): Promise<OutputOf<P>> {
    this.asked += 1;
    const ask = this.asked;
    const answer = this.hear((report) =>
      "answer" in report && report.answer === ask ? report : null,
    );
    this.order({ ask, procedure, input });
    const { output, problem } = await answer;
    if (problem !== undefined) throw new ProblemError(problem.kind, problem.message, problem.path);
    return output as OutputOf<P>;
  }

  /** Resolves when so many changes were confirmed since it was started. */
  async answered(count: number): Promise<void> {
    if (this.confirmed.length >= count) return;
    await this.hear(() => (this.confirmed.length >= count ? true : null));
  }

  async close(): Promise<void> {
    const closed = this.hear((report) => ("closed" in report ? true : null));
    this.order({ close: true });
    await closed;
  }

  /**
   * Ends it in the middle of whatever it does: alone, as when it crashes, or with the processes that work for it, as a
   * power cut does. What it had told by then has been heard when this resolves. Throws when it ended by itself before.
   */
  async kill(who: "alone" | "with all it started" = "alone"): Promise<void> {
    const gone = once(this.process, "close");
    const { exitCode } = this.process;
    if (exitCode !== null)
      throw new Error(`ended by itself with ${String(exitCode)}: ${this.said}`);
    const started = who === "alone" ? [] : startedBy(this.process.pid ?? 0);
    this.process.kill("SIGKILL");
    for (const pid of started) killIfThere(pid);
    await gone;
  }
}

/** The processes that one has started, as far as the system tells: only Linux does. */
function startedBy(pid: number): number[] {
  try {
    const task = `/proc/${String(pid)}/task/${String(pid)}/children`;
    return readFileSync(task, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // ended by itself meanwhile
  }
}

/** Processes that are loaded before they are needed. */
export class Pool {
  private readonly waiting: Child[] = [];
  private readonly file: string;
  private readonly env: Readonly<Record<string, string>>;

  static async start(env: Readonly<Record<string, string>>, ahead: number): Promise<Pool> {
    return new Pool(await builtProcess("archivist"), env, ahead);
  }

  private constructor(file: string, env: Readonly<Record<string, string>>, ahead: number) {
    this.file = file;
    this.env = env;
    while (this.waiting.length < ahead) this.waiting.push(new Child(file, env));
  }

  /** One that has loaded; another begins to. */
  async loaded(): Promise<Child> {
    this.waiting.push(new Child(this.file, this.env));
    const child = this.waiting.shift();
    if (child === undefined) throw new Error("no process is waiting");
    await child.loaded;
    return child;
  }

  async stop(): Promise<void> {
    await Promise.all(this.waiting.splice(0).map(async (child) => await child.kill()));
  }
}

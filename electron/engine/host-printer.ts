import type { HostQuestion, HostReply } from "../../shared/contract/host.ts";
import { NotMade } from "./export/documents/not-made.ts";

/** Prints a page, an HTML file with everything in it, into a PDF file. @throws NotMade, or what the disk says. */
export type Printer = (page: string, to: string) => Promise<void>;

/** Has whoever started the engine print, over the channel on which it is asked itself. */
export class HostPrinter {
  readonly #send: (question: HostQuestion) => void;
  readonly #waiting = new Map<number, PromiseWithResolvers<void>>();
  #last = 0;

  constructor(send: (question: HostQuestion) => void) {
    this.#send = send;
  }

  readonly print: Printer = (page, to) => {
    this.#last += 1;
    const printed = Promise.withResolvers<void>();
    this.#waiting.set(this.#last, printed);
    this.#send({ question: this.#last, print: { page, to } });
    return printed.promise;
  };

  hear({ question, failure }: HostReply): void {
    const printed = this.#waiting.get(question);
    this.#waiting.delete(question);
    if (failure === null) printed?.resolve();
    else printed?.reject(failure.code === null ? new NotMade() : systemError(failure.code));
  }

  /** Nobody is there any more to print. */
  close(): void {
    for (const printed of this.#waiting.values()) printed.reject(new NotMade());
    this.#waiting.clear();
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`the host could not print: ${code}`), { code });
}

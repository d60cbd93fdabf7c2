import type { AskedOf } from "../archive.ts";
import { ask } from "../archive.ts";
import { orTell, tellChange } from "../state/notices.ts";

type Deciding =
  | "credits.accept"
  | "credits.leave"
  | "credits.reopen"
  | "credits.say"
  | "credits.makeHolder";

/** Decides upon credit lines and tells what was done. Answers whether it was. */
export async function decide<D extends Deciding>(what: D, input: AskedOf<D>): Promise<boolean> {
  const done = await orTell(() => ask(what, input));
  if (done === null) return false;
  tellChange(done.label, done.change);
  return true;
}

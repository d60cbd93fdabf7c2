import { app, nativeImage, type BrowserWindow, type NativeImage } from "electron";
import * as v from "valibot";
import type { Problem } from "../../shared/problem.ts";
import type { Answer } from "./engine-process.ts";

const Files = v.object({ paths: v.pipe(v.array(v.string()), v.minLength(1)) });
/** Pixels of what hangs at the pointer. */
const ICON_EDGE = 96;

/**
 * Drags copies of an export into another program. The window never names a path: the engine answers with files that the
 * ledger records. Null when the drag began.
 */
export async function dragExported(
  window: BrowserWindow,
  ask: (procedure: string, input: unknown) => Promise<Answer>,
  asked: { readonly export: string; readonly copies: unknown },
): Promise<Problem | null> {
  const answer = await ask("ledger.files", asked);
  if ("problem" in answer) return answer.problem;
  const { paths: files } = v.parse(Files, answer.output);
  const [file = ""] = files;
  window.webContents.startDrag({ file, files, icon: await iconOf(file) });
  return null;
}

/** The picture itself where Electron reads it, or the sign the system has for it: a drag without one is refused. */
async function iconOf(file: string): Promise<NativeImage> {
  const picture = nativeImage.createFromPath(file);
  if (picture.isEmpty()) return await app.getFileIcon(file);
  return picture.resize({ height: ICON_EDGE });
}

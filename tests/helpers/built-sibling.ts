import { join } from "node:path";

/** In place of the engine's own where `npm test` has built the app: the file of another process's entry module. */
export function siblingModule(_asking: string, built: string): string {
  return join(process.env["STILLROOM_BUILT"] ?? "", `${built}.js`);
}

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The file of another process's entry module: from source, `besides` next to the asking module; in
 * a build, where every process is one file in one folder, `built` next to this process's own entry.
 */
export function siblingModule(asking: string, built: string, besides: string): string {
  if (asking.endsWith(".ts")) return fileURLToPath(new URL(`${besides}.ts`, asking));
  return join(dirname(process.argv[1] ?? "."), `${built}.js`);
}

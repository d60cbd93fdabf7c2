import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "./temporary.ts";

/** Whether LibreOffice is on this computer; tests with it are skipped where it is not. */
export const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** Has LibreOffice open a file and save it again as another, without a window and with settings of its own. */
export function savedByOffice(file: string, as: string, opening: readonly string[] = []): string {
  const folder = temporaryFolder();
  const settings = `-env:UserInstallation=${pathToFileURL(temporaryFolder()).href}`;
  execFileSync(
    "soffice",
    [settings, "--headless", ...opening, "--convert-to", as, "--outdir", folder, file],
    { stdio: "ignore" },
  );
  const ending = as.replace(/:.*$/u, "");
  const name = file.replace(/^.*[/\\]/u, "").replace(/\.[^.]+$/u, "");
  return join(folder, `${name}.${ending}`);
}

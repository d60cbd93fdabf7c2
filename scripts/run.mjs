import { spawn } from "node:child_process";
import os from "node:os";

/** Runs a command on this terminal, passes signals on, and resolves to its exit code. */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const pass = (signal) => child.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const each of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(each, pass);
      // 128 + number is what a shell reports for a command that a signal ended
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

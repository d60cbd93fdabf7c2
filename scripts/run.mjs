import { spawn } from "node:child_process";
import os from "node:os";

const passed = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a command on this terminal, passes signals on, and resolves to its exit code. Of a Node
 * program that listens for it, `counted` passes on the number of signals instead of the signals:
 * Ctrl-C in a terminal reaches both of us, and a signal passed on would arrive twice.
 */
export function run(command, args, { counted = false, ...options } = {}) {
  const stdio = counted ? ["inherit", "inherit", "inherit", "ipc"] : "inherit";
  const child = spawn(command, args, { stdio, ...options });
  let signals = 0;
  const pass = (signal) => {
    signals += 1;
    if (!counted || !child.connected) child.kill(signal);
    else if (signals > 2) child.kill("SIGKILL"); // it was told twice and does not hear
    else child.send({ signals });
  };
  for (const signal of passed) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const each of passed) process.off(each, pass);
      // 128 + number is what a shell reports for a command that a signal ended
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

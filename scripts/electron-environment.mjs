import path from "node:path";
import process from "node:process";

/**
 * The environment in which electron-vite (ELECTRON_EXEC_PATH) and the electron package, and with it
 * Playwright, (ELECTRON_OVERRIDE_DIST_PATH) find the Electron that was chosen. As root Chromium's
 * sandbox cannot work, and Electron has its own switch for that; nothing of it is in the app itself.
 */
export function electronEnvironment({ executable }) {
  const environment = { ...process.env, ELECTRON_EXEC_PATH: executable };
  delete environment.ELECTRON_RUN_AS_NODE;
  // the package's own build needs no override, and on macOS lies deeper than one folder
  if (!executable.includes(path.join("node_modules", "electron", "dist"))) {
    environment.ELECTRON_OVERRIDE_DIST_PATH = path.dirname(executable);
  }
  if (process.platform === "linux" && process.getuid() === 0)
    environment.ELECTRON_DISABLE_SANDBOX = "1";
  return environment;
}

export function hasDisplay() {
  return (
    process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

export const noDisplay =
  "stillroom: there is no display here, so the window cannot open. The archive works without one: npx stillroom --help\n";

/** A command as it must be started where there is no display: inside a virtual X server. */
export function underVirtualDisplay(command, args) {
  if (hasDisplay()) return [command, args];
  return ["xvfb-run", ["-a", "-s", "-screen 0 1600x1200x24", command, ...args]];
}

/** The same with one display, or with two: the second, and the key to it, are told as STILLROOM_TEST_SECOND_…. */
export function underVirtualDisplays(count, command, args) {
  const [inner, innerArgs] = underVirtualDisplay(command, args);
  if (count === 1 || hasDisplay()) return [inner, innerArgs];
  const tell =
    'export STILLROOM_TEST_SECOND_DISPLAY="$DISPLAY" STILLROOM_TEST_SECOND_KEY="$XAUTHORITY"';
  return underVirtualDisplay("sh", ["-c", `${tell}; exec "$@"`, "sh", inner, ...innerArgs]);
}

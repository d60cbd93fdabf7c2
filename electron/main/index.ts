import path from "node:path";
import { app, dialog } from "electron";
import { LINK_SCHEME } from "../../shared/search-link.ts";
import type { ShellCommand } from "../../shared/shell-commands.ts";
import { declareSchemes, serveWindow } from "./app-protocol.ts";
import { followQuitting, saveBeforeClosing } from "./closing.ts";
import { catalogArgument, linkArgument } from "./command-line.ts";
import { EngineProcess } from "./engine-process.ts";
import { answerWindow, tellWindows } from "./ipc.ts";
import { logFile, note, startLog, warn } from "./log.ts";
import { setMenu } from "./menu.ts";
import { OpenCatalog } from "./open-catalog.ts";
import { builtFiles } from "./paths.ts";
import { printPage } from "./print-page.ts";
import { lockDownSession, lockDownWebContents, windowOrigin } from "./security.ts";
import { isStandIn } from "./shell-info.ts";
import { serveStills } from "./still-protocol.ts";
import { offerTextMenu } from "./text-menu.ts";
import { WaitingLink } from "./waiting-link.ts";
import { openWindow } from "./window.ts";

// the engine keeps its own files in the same folder
const usualHome = path.join(
  app.getPath("appData"),
  process.platform === "linux" ? "stillroom" : "Stillroom",
);
app.setPath("userData", path.resolve(process.env["STILLROOM_HOME"] ?? usualHome, "window"));

const developmentServer = app.isPackaged ? undefined : process.env["ELECTRON_RENDERER_URL"];
const files = builtFiles(import.meta.dirname);
const origin = windowOrigin(developmentServer);
const wanted =
  catalogArgument(process.argv, process.cwd()) ?? process.env["STILLROOM_CATALOG"] ?? null;
const catalog = new OpenCatalog(wanted);
const link = new WaitingLink();
follow(linkArgument(process.argv));
// a Mac tells of links by an event, also of one that the program is started with
app.on("open-url", (event, url) => {
  event.preventDefault();
  follow(url);
});

if (app.isPackaged && isStandIn()) {
  dialog.showErrorBox(
    "Stillroom cannot run on this Electron",
    "This build was made with the stand-in that is for development only. Please install a released build.",
  );
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  startLog();
  declareSchemes();
  lockDownWebContents();
  app.whenReady().then(start).catch(giveUp);
} else {
  process.stderr.write("Stillroom is running already; its window comes to the front.\n");
  app.quit();
}

/** Keeps a link for the window, which takes it as soon as it can. */
function follow(followed: string | null): void {
  if (followed === null) return;
  link.put(followed);
  tellWindows("shell.link", {});
}

function start(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, ["--"]);
  const engine = startEngine();
  lockDownSession(origin);
  serveWindow(files.window);
  serveStills({
    catalogFolder: () => catalog.folder,
    locate: (still, page) => engine.ask("picture.locate", { still, page }),
    preview: (still) => engine.ask("picture.preview", { still }),
  });
  const settingsFile = path.join(app.getPath("userData"), "settings.json");
  answerWindow(origin, (procedure, input) => engine.ask(procedure, input), {
    settingsFile,
    takeLink: () => link.take(),
  });
  setMenu((command: ShellCommand) => tellWindows("shell.command", { command }));
  followQuitting();
  const open = (): Electron.BrowserWindow => {
    const opened = openWindow({
      preload: files.preload,
      settingsFile,
      developmentServer,
    });
    offerTextMenu(opened);
    saveBeforeClosing(opened, () => tellWindows("shell.closing", {}));
    return opened;
  };
  let window: Electron.BrowserWindow | null = null;
  const show = (): void => {
    if (window === null || window.isDestroyed()) window = open();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  show();
  app.on("activate", show);
  app.on("second-instance", (_event, args, folder) => {
    show();
    const named = catalogArgument(args, folder);
    // what comes of it the engine tells everyone, also when it fails
    if (named !== null) void engine.ask("archive.open", { path: named });
    follow(linkArgument(args));
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  quitAfter(() => engine.stop());
}

function startEngine(): EngineProcess {
  const engine = new EngineProcess({
    file: files.engine,
    node: files.node,
    compiled: path.join(app.getPath("userData"), "compiled"),
    environment: () => ({
      ...process.env,
      ...(catalog.folder === null ? {} : { STILLROOM_CATALOG: catalog.folder }),
    }),
    onNotice: (notice) => {
      catalog.hear(notice);
      tellWindows(notice.event, notice.data);
    },
    onRestarted: (times, message) => tellWindows("shell.engineRestarted", { times, message }),
    onStopped: (problem) => tellWindows("shell.engineStopped", problem),
    onLog: (line) => note(`engine: ${line}`),
    log: logFile(),
    print: printPage,
  });
  return engine;
}

/** Lets the engine close its catalog before the app is gone. */
function quitAfter(stop: () => Promise<void>): void {
  let stopping = false;
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().finally(() => app.exit(0));
  });
}

function giveUp(error: unknown): void {
  warn(String(error));
  dialog.showErrorBox(
    "Stillroom could not start",
    `Something is wrong with this installation. The log is in ${app.getPath("logs")}.`,
  );
  app.exit(1);
}

import { type IpcMainInvokeEvent, type Session, app, session } from "electron";
import { appOrigin, loadable } from "./app-address.ts";

/** Where the window comes from: the built files, or the development server. */
export type WindowOrigin = string;

export function windowOrigin(developmentServer: string | undefined): WindowOrigin {
  return developmentServer === undefined ? appOrigin : new URL(developmentServer).origin;
}

/** What every web page gets, before any exists: no way out of the window and no powers within. */
export function lockDownWebContents(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

/** Call once the app is ready. `origin` is the only one besides `still:` that may be loaded. */
export function lockDownSession(origin: WindowOrigin): void {
  const current = session.defaultSession;
  current.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  current.setPermissionCheckHandler(() => false);
  current.setDevicePermissionHandler(() => false);
  current.on("will-download", (event) => event.preventDefault());
  allowOnly(current, origin);
}

function allowOnly(current: Session, origin: WindowOrigin): void {
  const allowed = loadable(origin, app.isPackaged);
  current.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowed.some((start) => details.url.startsWith(start)) });
  });
}

/** Whether a message comes from the window's own page: not from a frame in it, nor from another page. */
export function isFromWindow(event: IpcMainInvokeEvent, origin: WindowOrigin): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  return frame.url === origin || frame.url.startsWith(`${origin}/`);
}

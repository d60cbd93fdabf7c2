import path from "node:path";

/** Where the window lives: an origin of its own, not a file. */
export const appOrigin = "app://stillroom";

/** The file of the built window that an address names, or null when it is not of the window or leaves its folder. */
export function windowFile(address: string, folder: string): string | null {
  const name = pathIn(address);
  if (name === null) return null;
  const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
  return file.startsWith(folder + path.sep) ? file : null;
}

function pathIn(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "app:" || url.host !== "stillroom") return null;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return null; // a stray % is no name of ours
  }
}

/** What addresses that may be loaded begin with. The developer tools are not among them in a packaged app. */
export function loadable(origin: string, isPackaged: boolean): string[] {
  const served = origin === appOrigin ? [] : [origin, origin.replace(/^http/u, "ws")];
  const tools = isPackaged ? [] : ["devtools://"];
  return [
    `${appOrigin}/`,
    "still://thumbnail/",
    "still://preview/",
    "still://picture/",
    ...served,
    ...tools,
  ];
}

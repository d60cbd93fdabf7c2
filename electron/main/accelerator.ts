/**
 * Keys as Electron's menus write them: "Ctrl+Shift+A" is "CmdOrCtrl+Shift+A", "Ctrl++" is
 * "CmdOrCtrl+Plus". Of several, the one this system is used to; undefined when all would write a letter.
 */
export function acceleratorOf(
  keys: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  const usual = keys.filter((key) => key.startsWith("Ctrl+") || /^F\d+$/u.test(key));
  // Windows does again with Ctrl+Y, the others with shift and Z.
  const chosen =
    (platform === "win32" ? usual.find((key) => key === "Ctrl+Y") : undefined) ?? usual[0];
  return chosen?.replace(/^Ctrl\+/u, "CmdOrCtrl+").replace(/\+\+$/u, "+Plus");
}

import { createRequire } from "node:module";
import path from "node:path";

/**
 * Where the built files stand, from the folder of the main process' own (`out/main`). Inside a
 * packaged app that folder is in app.asar, which plain Node cannot read: the engine, its packages
 * and Node itself are unpacked beside it.
 */
export function builtFiles(mainFolder: string): {
  engine: string;
  node: string;
  preload: string;
  window: string;
} {
  const require = createRequire(path.join(mainFolder, "index.js"));
  const nodePackage = path.dirname(require.resolve("node/package.json"));
  const executable = process.platform === "win32" ? "node.exe" : "node";
  return {
    engine: unpacked(path.join(mainFolder, "engine.js")),
    node: unpacked(path.join(nodePackage, "bin", executable)),
    preload: path.join(mainFolder, "..", "preload", "index.cjs"),
    window: path.join(mainFolder, "..", "renderer"),
  };
}

function unpacked(file: string): string {
  return file.replace(/app\.asar(?=[\\/])/u, "app.asar.unpacked");
}

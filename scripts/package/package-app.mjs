import fs from "node:fs";
import path from "node:path";
import { build, Platform } from "electron-builder";
import { root } from "../build.mjs";
import { fuses } from "./fuses.mjs";

/** What plain Node must be able to read, and people: neither knows of asar archives. */
const unpacked = [
  "package.json",
  "out/main/cli.js",
  "out/main/engine.js",
  "out/main/worker.js",
  "out/main/backup-work.js",
  "out/main/near-search.js",
  "out/main/spelling.js",
  "out/main/chunks/**",
  "out/*/licences.md",
  "node_modules/**",
];

/** Of the package with the nets for faces only the three that are used, 7 of its 24 MB, and the licence. */
const facesOnly = [
  "!node_modules/@vladmandic/face-api/{.github,.vscode,demo,dist,src,types}/**",
  "!node_modules/@vladmandic/face-api/model/{age_gender,face_expression,face_landmark_68_tiny,ssd_mobilenetv1}*",
];

/** Lays the built app out below `output` for this system; resolves to its folder. */
export async function packageApp(electron, output) {
  const dist = path.dirname(electron.executable);
  await build({
    projectDir: root,
    publish: "never",
    targets: Platform.current().createTarget("dir"),
    config: {
      appId: "org.stillroom.app",
      directories: { output, buildResources: "resources" },
      files: ["out/**", "!out/**/*.map", "!out/.built", "package.json", "LICENSE", ...facesOnly],
      asar: true,
      asarUnpack: unpacked,
      electronDist: dist,
      electronVersion: fs
        .readFileSync(path.join(dist, "version"), "utf8")
        .replace(/^v/u, "")
        .trim(),
      electronFuses: fuses,
      // the engine's native modules are made for the Node that is shipped, not for Electron
      npmRebuild: false,
      // links to searches: in Info.plist on a Mac, in the .desktop file on Linux; Windows learns it at the start
      protocols: [{ name: "Search in a Stillroom archive", schemes: ["stillroom"] }],
      linux: {
        executableName: "stillroom",
        category: "Graphics",
        // what follows is a link and never an option, whatever it looks like
        executableArgs: ["--"],
      },
    },
  });
  return path.join(output, unpackedFolder());
}

function unpackedFolder() {
  const arch = process.arch === "x64" ? "" : `-${process.arch}`;
  if (process.platform === "darwin") return `mac${arch}`;
  return `${process.platform === "win32" ? "win" : "linux"}${arch}-unpacked`;
}

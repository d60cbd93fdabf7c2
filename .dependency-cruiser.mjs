/** One rule of the layers; the sentence is what whoever breaks it will read. */
function never(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

const app = "^(electron|renderer|shared)/";

export default {
  forbidden: [
    never(
      "no-cycles",
      "Two files that need each other are one file, or need a third.",
      {},
      { circular: true },
    ),
    never(
      "shared-stands-alone",
      "shared/ is plain data that both sides understand: it may import valibot and itself.",
      { path: "^shared/" },
      { pathNot: "^shared/|node_modules/valibot/" },
    ),
    never(
      "window-knows-shared-only",
      "The window has no Node and no engine: ask through renderer/archive.ts.",
      { path: "^renderer/" },
      { path: "^electron/|node_modules/(better-sqlite3|electron|sharp|exiftool-vendored)/" },
    ),
    never(
      "window-has-no-node",
      "The window is sandboxed: Node's modules are not there.",
      { path: "^renderer/" },
      { dependencyTypes: ["core"] },
    ),
    never(
      "shell-does-not-draw",
      "What is seen belongs in renderer/.",
      { path: "^electron/" },
      { path: "^renderer/|node_modules/react" },
    ),
    never(
      "engine-by-message-only",
      "The shell talks to the engine by messages; what both must know belongs in shared/.",
      { path: "^electron/(main|preload)/" },
      { path: "^electron/(engine|cli)/" },
    ),
    never(
      "only-the-catalog-speaks-sql",
      "Add a function named for what is asked to electron/engine/catalog/.",
      { path: app, pathNot: "^electron/engine/catalog/" },
      { path: "node_modules/(better-sqlite3|@types/better-sqlite3)/" },
    ),
    never(
      "engine-runs-without-electron",
      "Keep it runnable under plain Node: command line and tests have no window.",
      { path: "^electron/(engine|cli)/" },
      { path: "node_modules/electron/|^electron/(main|preload)/" },
    ),
    never(
      "catalog-is-the-bottom",
      "The pipeline calls the catalog, never the reverse.",
      { path: "^electron/engine/catalog/" },
      { path: "^electron/engine/(?!catalog/)" },
    ),
    never(
      "tests-are-leaves",
      "The app never imports test code.",
      { path: app },
      { path: "^tests/" },
    ),
    never(
      "scripts-stay-outside",
      "The app never imports a script.",
      { path: app },
      { path: "^scripts/" },
    ),
    never(
      "everything-resolves",
      "This import leads nowhere.",
      { path: app },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "types"],
    },
  },
};

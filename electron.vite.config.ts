import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";

// The oldest Electron the app runs on is 33 (Chrome 130, Node 20.18); the engine has Node 24. One
// build serves every Electron from there on.
const nodeTarget = "node20.18";
const chromeTarget = "chrome130";

/**
 * Our sources are ES modules and declare for themselves what they need. electron-vite's shim for
 * CommonJS would declare `require` a second time as soon as any name in a file ends in "require(".
 */
function withoutCommonJsShim(): Plugin {
  return {
    name: "stillroom:without-commonjs-shim",
    configResolved({ plugins }) {
      for (const plugin of plugins) if (plugin.name === "vite:esm-shim") delete plugin.renderChunk;
    },
  };
}

export default defineConfig({
  main: {
    plugins: [withoutCommonJsShim()],
    build: {
      target: nodeTarget,
      sourcemap: true,
      license: { fileName: "licences.md" },
      rolldownOptions: {
        input: {
          index: "electron/main/index.ts",
          engine: "electron/engine/index.ts",
          worker: "electron/engine/worker/index.ts",
          "backup-work": "electron/engine/backups/index.ts",
          "near-search": "electron/engine/near/search-thread.ts",
          spelling: "electron/engine/spelling/spelling-thread.ts",
          cli: "electron/cli/index.ts",
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      // a sandboxed preload can load nothing but itself
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: "electron/preload/index.ts" },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "renderer",
    // remembers what was drawn: docs/decisions/0009-react-compiler.md
    plugins: [react({ compiler: true })],
    build: {
      target: chromeTarget,
      sourcemap: true,
      license: { fileName: "licences.md" },
      minify: true,
      // data: URLs are not allowed by the content security policy
      assetsInlineLimit: 0,
      // read from disk, not over a network: splitting would only add reads
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { index: "renderer/index.html" } },
    },
  },
});

import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Tests start many workers and commands, each a Node of its own: what is made of their sources is kept.
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "node-compile-cache");

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // the engine's tests wait for files and processes as much as they reckon
    maxWorkers: 2,
    // real files, real SQLite and ExifTool on a busy machine: a test that hangs ends, a slow one does not
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    coverage: {
      provider: "v8",
      include: ["electron/**", "renderer/**", "shared/**"],
      reporter: ["text-summary", "html", "json-summary"],
      reportsDirectory: "coverage",
    },
  },
});

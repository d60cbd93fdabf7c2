import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";

const WindowPlace = v.object({
  x: v.number(),
  y: v.number(),
  width: v.pipe(v.number(), v.minValue(1)),
  height: v.pipe(v.number(), v.minValue(1)),
  maximized: v.boolean(),
});
const Settings = v.object({
  window: v.optional(WindowPlace),
  /** How much the interface is zoomed; 1 is not at all. */
  zoom: v.optional(v.pipe(v.number(), v.minValue(0.25), v.maxValue(5))),
});

/** Where the window stood, in device-independent pixels. */
export type WindowPlace = v.InferOutput<typeof WindowPlace>;
export type Settings = v.InferOutput<typeof Settings>;

/** Reads the settings; missing or unreadable ones are the usual ones, as nothing of value is in them. */
export function readSettings(file: string): Settings {
  try {
    const read = v.safeParse(Settings, JSON.parse(readFileSync(file, "utf8")));
    return read.success ? read.output : {};
  } catch {
    return {};
  }
}

/** Writes them beside the old ones and swaps, so that a power cut leaves one or the other. */
export function writeSettings(file: string, settings: Settings): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  writeFileSync(fresh, `${JSON.stringify(settings, null, 2)}\n`);
  renameSync(fresh, file);
}

import { expect, it } from "vitest";
import { turnedBoundary, turnedMwgArea } from "../../../electron/engine/metadata/turned-areas.ts";
import { textValue, type XmpFields } from "../../../electron/engine/metadata/xmp-value.ts";

const fields = (prefix: string, values: Readonly<Record<string, string>>): XmpFields =>
  new Map(Object.entries(values).map(([name, text]) => [`${prefix}:${name}`, textValue(text)]));

/** Orientation 6 shows the stored left edge at the top: (x, y) is seen at (1 - y, x). */
const stored = { size: { width: 60, height: 40 }, orientation: 6 };

it("brings areas in pixels into shares of the upright picture", () => {
  const circle = { rbShape: "circle", rbUnit: "pixel", rbX: "15", rbY: "10", rbRx: "6" };
  expect(turnedBoundary(fields("Iptc4xmpExt", circle), stored)?.fields).toEqual({
    "Iptc4xmpExt:rbShape": "circle",
    "Iptc4xmpExt:rbUnit": "relative",
    "Iptc4xmpExt:rbX": "0.75", // 1 - 10 / 40
    "Iptc4xmpExt:rbY": "0.25", // 15 / 60
    "Iptc4xmpExt:rbRx": "0.15", // 6 of the 40 pixels that are the width now
  });
  const area = { x: "48", y: "12", w: "12", h: "4", unit: "pixel" };
  expect(turnedMwgArea(fields("stArea", area), stored)?.fields).toEqual({
    "stArea:x": "0.7", // 1 - 12 / 40
    "stArea:y": "0.8", // 48 / 60
    "stArea:w": "0.1", // 4 / 40
    "stArea:h": "0.2", // 12 / 60
    "stArea:unit": "normalized",
  });
});

it("leaves shares of a picture that was upright as they are, and pixels of one of unknown size", () => {
  const box = {
    rbShape: "rectangle",
    rbUnit: "relative",
    rbX: "0.10",
    rbY: "0",
    rbW: "1",
    rbH: "1",
  };
  const upright = { ...stored, orientation: 1 };
  expect(turnedBoundary(fields("Iptc4xmpExt", box), upright)).toBeNull();
  const pixels = { ...box, rbUnit: "pixel" };
  expect(turnedBoundary(fields("Iptc4xmpExt", pixels), { ...stored, size: null })).toBeNull();
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import type { facesOfPicture as Looks } from "../../../electron/engine/worker/faces-of-picture.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

afterEach(() => {
  vi.doUnmock("../../../electron/engine/faces/weights.ts");
  vi.doUnmock("../../../electron/engine/faces/detect-faces.ts");
  vi.resetModules();
});

async function looks(): Promise<typeof Looks> {
  return (await import("../../../electron/engine/worker/faces-of-picture.ts")).facesOfPicture;
}

async function grey(): Promise<string> {
  const path = join(temporaryFolder(), "grey.jpg");
  const picture = { width: 9, height: 9, channels: 3, background: "#888" } as const;
  await sharp({ create: picture }).jpeg().toFile(path);
  return path;
}

function breaks(): never {
  throw new Error("no such file");
}

test("a picture without faces has none, and one that is damaged no answer", async () => {
  const look = await looks();
  expect(await look({ kind: "faces", path: await grey(), format: "jpeg" })).toEqual({
    faces: [],
    problem: null,
  });
  const damaged = join(temporaryFolder(), "damaged.jpg");
  writeFileSync(damaged, "no picture");
  expect(await look({ kind: "faces", path: damaged, format: "jpeg" })).toEqual({
    faces: null,
    problem: null,
  });
});

test("a file the system does not give is told from one that is damaged", async () => {
  const path = join(temporaryFolder(), "folder.jpg");
  mkdirSync(path); // which nobody may read as a file, whoever runs this
  for (const format of ["jpeg", "heic"] as const) {
    const { faces, problem } = await (await looks())({ kind: "faces", path, format });
    expect([faces, problem?.kind, problem?.path]).toEqual([null, "unreadable", path]);
  }
});

test("nets that are not there are told, and not held against the picture", async () => {
  vi.doMock("../../../electron/engine/faces/weights.ts", () => ({ readWeights: breaks }));
  const { problem } = await (await looks())({ kind: "faces", path: await grey(), format: "jpeg" });
  expect(problem?.kind).toBe("internal");
  expect(problem?.message).toContain("Install Stillroom again");
});

test("a fault of our own is told, and not held against the picture", async () => {
  vi.doMock("../../../electron/engine/faces/detect-faces.ts", () => ({ detectFaces: breaks }));
  const { problem } = await (await looks())({ kind: "faces", path: await grey(), format: "jpeg" });
  expect(problem?.kind).toBe("internal");
});

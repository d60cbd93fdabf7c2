import { expect, test } from "vitest";
import { Touched } from "../../../electron/engine/watch/touched.ts";

const place = (folder: string, deep = false) => ({ folder, deep });

test("places wait for quiet, but not for ever", () => {
  const touched = new Touched();
  expect(touched.dueIn(0)).toBeNull();
  touched.add("/s", place("/s/a"), 0);
  expect(touched.dueIn(0)).toBe(1000);
  touched.add("/s", place("/s/a"), 900);
  expect(touched.dueIn(1000)).toBe(900);
  for (let now = 1000; now < 10_000; now += 500) touched.add("/s", place("/s/a"), now);
  expect(touched.dueIn(10_000)).toBe(0);
  touched.take();
  expect(touched.dueIn(10_000)).toBeNull();
});

test("each folder comes once, and nothing that lies in one read with all below", () => {
  const touched = new Touched();
  for (const one of [place("/s/b/c"), place("/s/b", true), place("/s/b 2"), place("/s/b 2")])
    touched.add("/s", one, 0);
  expect(touched.take()).toEqual([place("/s/b", true), place("/s/b 2")]);
  touched.add("/s", place("/s", true), 0);
  touched.add("/s", place("/s/a"), 0);
  touched.add("/t", place("/t"), 0);
  expect(touched.take()).toEqual([place("/s", true), place("/t")]);
});

test("very many folders of a source are the whole source", () => {
  const touched = new Touched();
  for (let n = 0; n < 300; n++) touched.add("/s", place(`/s/${String(n)}`), 0);
  expect(touched.take()).toEqual([place("/s", true)]);
});

import { expect, test } from "vitest";
import { carriedDetails } from "../../../electron/engine/metadata/carried-details.ts";
import { readCarried } from "../../../electron/engine/metadata/read-carried.ts";
import { dataset, jpegWith, md5, packet, utf8Mark } from "./blocks-of-bytes.ts";

/** 41 bytes, of which IIM holds 32. */
const whole = "Llanfairpwllgwyngyll, where Anna was born";
const cut = whole.slice(0, 32);

test.each([
  ["cut short", cut, whole],
  ["another", "Bangor", "Bangor"],
])("a city of IIM changed after the XMP that is %s", (_, iimCity, city) => {
  const iim = Buffer.concat([utf8Mark, dataset(2, 90, iimCity)]);
  const xmp = packet(`<photoshop:City>${whole}</photoshop:City>`);
  const carried = readCarried(jpegWith({ iim, xmp, digest: md5(Buffer.from("other")) }));
  expect(carried.location).toEqual({ city });
  expect(carriedDetails(carried.raw, null).location).toEqual({ city });
});

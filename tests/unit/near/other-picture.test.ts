import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { isOtherPicture } from "../../../electron/engine/near/other-picture.ts";
import { printOf, type PicturePrint } from "../../../electron/engine/near/picture-print.ts";
import { cropOf, displayedAs, scenery } from "../../helpers/scenery.ts";

/** The print of a picture as it is made from its thumbnail. */
async function print(picture: Sharp): Promise<PicturePrint> {
  const { data, info } = await sharp(await picture.jpeg({ quality: 85 }).toBuffer())
    .resize({ width: 512, height: 512, fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return printOf({ data, width: info.width, height: info.height, channels: info.channels });
}

const SEEDS = [1, 2, 3, 4, 5, 6];

test("every two different pictures are told apart", async () => {
  const prints = await Promise.all(
    SEEDS.map(async (seed) => await print(sharp(await scenery(seed)))),
  );
  for (const one of prints)
    for (const other of prints) expect(isOtherPicture(one, other)).toBe(one !== other);
});

test.each<readonly [string, (picture: Buffer) => Promise<Sharp> | Sharp]>([
  ["recompressed", (picture) => sharp(picture).jpeg({ quality: 20 })],
  ["small", (picture) => sharp(picture).resize(240)],
  ["grey", (picture) => sharp(picture).greyscale()],
  ["lighter", (picture) => sharp(picture).linear(1.3, 20)],
  ["cropped to three quarters", (picture) => cropOf(picture, 0.1, 0.1, 0.75, 0.75)],
  ["turned", async (picture) => await displayedAs(picture, 6)],
  ["mirrored", async (picture) => await displayedAs(picture, 2)],
])("a picture that is %s stays the same", async (_, edited) => {
  for (const seed of SEEDS) {
    const picture = await scenery(seed);
    const encoded = await (await edited(picture)).jpeg().toBuffer();
    expect(isOtherPicture(await print(sharp(picture)), await print(sharp(encoded)))).toBe(false);
  }
});

test("of a picture with hardly anything in it nothing is said", async () => {
  const flat = sharp({ create: { width: 300, height: 200, channels: 3, background: "#a04020" } });
  const [one, other] = [await print(flat), await print(sharp(await scenery(1)))];
  expect([isOtherPicture(one, other), isOtherPicture(other, one)]).toEqual([false, false]);
});

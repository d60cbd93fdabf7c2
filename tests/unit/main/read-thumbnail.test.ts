import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readThumbnail } from "../../../electron/main/read-thumbnail.ts";
import { thumbnailFile } from "../../../electron/main/still-address.ts";
import { temporaryFolder } from "../../helpers/temporary.ts";

const hash = "ab12".repeat(16);

/** A catalog without thumbnails, beside a file that is nobody's business. */
function catalogAndSecret(): { catalog: string; secret: string } {
  const place = temporaryFolder();
  const secret = join(place, "elsewhere", "12", `${hash}.jpg`);
  mkdirSync(dirname(secret), { recursive: true });
  writeFileSync(secret, "secret");
  const catalog = join(place, "Test.stillroom");
  mkdirSync(join(catalog, "thumbnails"), { recursive: true });
  return { catalog, secret };
}

test("a thumbnail is read, also where all of them lie on another disk", async () => {
  const { catalog } = catalogAndSecret();
  const file = thumbnailFile(catalog, hash);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "picture");
  expect(String(await readThumbnail(catalog, hash))).toBe("picture");
  const other = join(temporaryFolder(), "Other.stillroom");
  mkdirSync(other);
  symlinkSync(join(catalog, "thumbnails"), join(other, "thumbnails"));
  expect(String(await readThumbnail(other, hash))).toBe("picture");
});

test("a link out of the thumbnails is not followed, whether it is the file or its folder", async () => {
  const file = catalogAndSecret();
  const place = thumbnailFile(file.catalog, hash);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(file.secret, place);
  await expect(readThumbnail(file.catalog, hash)).rejects.toThrow("link elsewhere");
  const folder = catalogAndSecret();
  symlinkSync(dirname(dirname(folder.secret)), join(folder.catalog, "thumbnails", "ab"));
  await expect(readThumbnail(folder.catalog, hash)).rejects.toThrow("link elsewhere");
});

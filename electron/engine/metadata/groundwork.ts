import type { Carried } from "../../../shared/carried.ts";
import { carriedGroups, carriedOfRaw, leftBehind } from "./old-pixels.ts";

/**
 * What becomes of the metadata of a file before tags are written into it:
 * - it is kept, without some tags;
 * - it is cleared, down to colour profile, orientation and resolution;
 * - a picture made anew, which has XMP alone, gets what else its original says and is still true, without some tags.
 */
export type Groundwork =
  | { readonly kind: "kept"; readonly without: readonly string[] }
  | { readonly kind: "cleared"; readonly isRaw: boolean }
  | {
      readonly kind: "carried";
      /** The original. */
      readonly from: string;
      readonly isRaw: boolean;
      /** What the original says, by our reading. */
      readonly raw: Carried["raw"];
      readonly without: readonly string[];
    };

export const nothingFirst: Groundwork = { kind: "kept", without: [] };

/** The arguments of ExifTool for it. */
export function groundworkArguments(groundwork: Groundwork, takesIim: boolean): readonly string[] {
  switch (groundwork.kind) {
    case "kept":
      return removals(groundwork.without);
    case "cleared":
      // A raw file is nothing without its EXIF and MakerNotes.
      return groundwork.isRaw
        ? removals(["XMP:all", "IPTC:all", "Photoshop:all", "GPS:all"])
        : [
            "-all=",
            "--ICC_Profile:all",
            "-JUMBF:all=",
            "-tagsFromFile",
            "@",
            ...lasting.map((tag) => `-${tag}`),
          ];
    case "carried": {
      const groups = (groundwork.isRaw ? carriedOfRaw : carriedGroups).filter(
        (group) => takesIim || !/^(?:IPTC|Photoshop):/u.test(group),
      );
      return [
        ...removals(["ExifIFD:all", "GPS:all", "IFD1:all"]), // what makes pictures keeps the EXIF of some formats
        "-tagsFromFile",
        groundwork.from,
        ...groups.map((group) => `-${group}`),
        ...leftBehind.map((tag) => `--${tag}`),
        ...removals(groundwork.without),
      ];
    }
  }
}

/** Of the picture rather than about it: how it is turned, what its numbers mean as colours, how large it prints. */
const lasting = ["Orientation", "ColorSpaceTags", "XResolution", "YResolution", "ResolutionUnit"];

function removals(tags: readonly string[]): readonly string[] {
  return tags.map((tag) => `-${tag}=`);
}

import type { Profile } from "../../../../shared/export/profile.ts";

/**
 * Where a file of a hand-out lies in the ZIP file of this name: a bag has all of it in one folder that is called as
 * the ZIP file is, as bags travel.
 */
export function placeInZip(zipName: string, layout: Profile["layout"], place: string): string {
  return layout === "bagit" ? `${zipName.replace(/\.zip$/u, "")}/${place}` : place;
}

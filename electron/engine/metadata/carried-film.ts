import type { Carried } from "../../../shared/carried.ts";
import { allStructs, allTexts, oneText, type XmpFields } from "./xmp-value.ts";

/** IPTC Scene code "movie scene: photos taken during the shooting of a movie or TV production". */
export const movieScene = "012400";

/**
 * The film a still is from: an ArtworkOrObject with a title, when it calls itself a film or the scene
 * codes say movie scene. Otherwise an artwork is taken for what it is, a work shown in the picture.
 */
export function carriedFilm(xmp: XmpFields): Carried["film"] {
  const isMovieScene = allTexts(xmp.get("Iptc4xmpCore:Scene")).includes(movieScene);
  const works = allStructs(xmp.get("Iptc4xmpExt:ArtworkOrObject"));
  const work = works.find(callsItselfFilm) ?? (isMovieScene ? works.find(hasTitle) : undefined);
  const title = work === undefined ? null : oneText(work.get("Iptc4xmpExt:AOTitle"));
  if (work === undefined || title === null) return null;
  const year = /^\s*(\d{4})/u.exec(oneText(work.get("Iptc4xmpExt:AODateCreated")) ?? "")?.[1];
  return {
    title,
    year: year === undefined ? null : Number(year),
    directors: allTexts(work.get("Iptc4xmpExt:AOCreator")),
  };
}

function callsItselfFilm(work: XmpFields): boolean {
  return (
    hasTitle(work) &&
    /film|movie|电影|電影|影片/iu.test(oneText(work.get("Iptc4xmpExt:AOContentDescription")) ?? "")
  );
}

function hasTitle(work: XmpFields): boolean {
  return oneText(work.get("Iptc4xmpExt:AOTitle")) !== null;
}

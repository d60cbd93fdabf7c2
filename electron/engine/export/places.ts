import type { CarriedDetails, CarriedPlace } from "../metadata/carried-details.ts";
import { mainText, type HandOutPlace } from "./hand-out.ts";
import { webAddress } from "./web-address.ts";

/** Where the picture was taken (IPTC LocationCreated). Coordinates are left out: they may tell where somebody lives. */
export function createdPlace({ locationCreated }: CarriedDetails): HandOutPlace | null {
  return locationCreated === null ? null : placeOf(locationCreated);
}

/** Which places it shows (IPTC LocationShown); where none is said, that of the single fields, which are of the place shown. */
export function shownPlaces({ locationShown, location }: CarriedDetails): HandOutPlace[] {
  const places = locationShown.flatMap((place) => placeOf(place) ?? []);
  if (places.length > 0) return places;
  return [placeOf({ ...location, name: {}, identifiers: [] })].flatMap((place) => place ?? []);
}

type Place = Omit<CarriedPlace, "latitude" | "longitude">;

function placeOf(place: Place): HandOutPlace | null {
  const { name, sublocation, city, provinceState, country, countryCode, identifiers } = place;
  const parts = [mainText(name), sublocation, city, provinceState, country].flatMap((part) =>
    part === undefined || part === "" ? [] : [part],
  );
  const uris = identifiers.map(webAddress).filter((uri) => uri !== "");
  if (parts.length === 0 && uris.length === 0) return null;
  return { parts: [...new Set(parts)], countryCode: countryCode ?? "", uris };
}

/** A place in one line: "Zhangye, Gansu, China". */
export function placeInWords({ parts }: HandOutPlace): string {
  return parts.join(", ");
}

import { webAddress } from "../web-address.ts";
import type { LinkedSheet } from "./linked-sheet.ts";

/** Gives the address of a file of the hand-out by its place there. */
export type Addresses = (place: string) => string;

/** Where the files of a hand-out will be in the web, or else, where nobody said it, relative to the document. */
export function addressesOf(sheet: Pick<LinkedSheet, "baseUri" | "place">): Addresses {
  const folder = folderAddress(sheet.baseUri) ?? "../".repeat(sheet.place.split("/").length - 1);
  return (place) => folder + inAddress(place);
}

/** A folder in the web, with a slash at its end; null where nobody said where it will be. */
export function folderAddress(baseUri: string | null): string | null {
  const address = webAddress((baseUri ?? "").replace(/[?#].*$/su, ""));
  return address === "" ? null : address.replace(/\/*$/u, "/");
}

/** A place as it stands in an address (RFC 3986, 2.1). */
export function inAddress(place: string): string {
  return place.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** The name that stays with a still, a film or an agent wherever it is published (RFC 9562). */
export function lastingName({ uuid }: { readonly uuid: string }): string {
  return `urn:uuid:${uuid}`;
}

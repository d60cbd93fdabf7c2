import { webAddress } from "../web-address.ts";
import type { HandOutFile } from "../hand-out.ts";
import type { LinkedSheet } from "./linked-sheet.ts";

/** The folder of a hand-out in the web, with a slash at its end; null where nobody said where it will be. */
export function folderAddress({ baseUri }: Pick<LinkedSheet, "baseUri">): string | null {
  const address = webAddress((baseUri ?? "").replace(/[?#].*$/su, ""));
  return address === "" ? null : address.replace(/\/*$/u, "/");
}

/** Where a picture lies: in the folder's place in the web, or else relative to the document beside it. */
export function pictureAddress({ fileName }: Pick<HandOutFile, "fileName">, folder: string | null) {
  const path = fileName.toWellFormed().split("/").map(encodeURIComponent).join("/");
  return (folder ?? "") + path;
}

/** The name that stays with a still, a film or an agent wherever it is published (RFC 9562). */
export function lastingName({ uuid }: { readonly uuid: string }): string {
  return `urn:uuid:${uuid}`;
}

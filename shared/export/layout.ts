import { documentFolders, documentKinds, type DocumentKind } from "./document-kinds.ts";
import type { Profile } from "./profile.ts";
import type { Rendition } from "./rendition.ts";

/**
 * Where copies lie in a hand-out, ending in a slash; empty at its top. One with a strip lies beside its picture where
 * there is one picture only.
 */
export function folderOfCopies(
  { layout, renditions }: Pick<Profile, "layout" | "renditions">,
  { name }: Rendition,
): string {
  const pictures = renditions.filter(({ captioned }) => !captioned);
  const several = pictures.length > 1 ? `${name}/` : "";
  return layout === "together" ? several : `${payload(layout)}images/${several}`;
}

/** Where a document lies in a hand-out, ending in a slash; empty at its top. A bag's own files are not in it. */
export function folderOfDocument({ layout }: Pick<Profile, "layout">, kind: DocumentKind): string {
  if (kind === "manifest" || layout === "together") return "";
  const folder = documentFolders[kind];
  return `${payload(layout)}${folder === null ? "" : `${folder}/`}`;
}

/** Every folder of a hand-out that files lie in, as the two above have them. */
export function foldersOf(profile: Pick<Profile, "layout" | "renditions" | "documents">): string[] {
  const folders = [
    ...profile.renditions.map((rendition) => folderOfCopies(profile, rendition)),
    ...documentsOf(profile).map((kind) => folderOfDocument(profile, kind)),
  ];
  return [...new Set(folders)];
}

/** The documents of a hand-out in the order they are written; no bag is without the manifest of what it holds. */
export function documentsOf({
  documents,
  layout,
}: Pick<Profile, "documents" | "layout">): DocumentKind[] {
  return documentKinds.filter(
    (kind) => documents.includes(kind) || (kind === "manifest" && layout === "bagit"),
  );
}

/** What a bag holds lies in a folder of its own (RFC 8493, 2.1.2). */
function payload(layout: Profile["layout"]): string {
  return layout === "bagit" ? "data/" : "";
}

import { FILE_NAME_TEMPLATE } from "./file-name-template.ts";
import type { Profile } from "./profile.ts";
import type { MadePicture, Rendition } from "./rendition.ts";

const original: Rendition = { name: "original", made: null, captioned: false };

function made(name: string, longEdge: number, quality: number, resolution: number): Rendition {
  const picture: MadePicture = { format: "jpeg", longEdge, quality, colour: "srgb", resolution };
  return { name, made: picture, captioned: false };
}

const press: Profile = {
  name: "Press",
  renditions: [original],
  fileNames: FILE_NAME_TEMPLATE,
  metadata: "everything",
  stripsPrivate: false,
  languages: [],
  captionStyle: "as-written",
  documents: [
    "caption-list",
    "caption-workbook",
    "caption-sheet",
    "contact-sheet",
    "contact-sheet-pdf",
    "read-me",
    "manifest",
  ],
  layout: "together",
  isPacked: false,
  rights: "ask",
  requires: ["film", "caption", "creditLine"],
  lint: "told",
  baseUri: null,
};

/** What agencies send back without. */
const agencyRequires = [
  "caption",
  "creator",
  "creditLine",
  "copyrightNotice",
  "dateCreated",
  "place",
  "instructions",
] as const;

/**
 * The profiles that every archive has. Sizes and what agencies ask for are those of their published guides and of
 * common practice at press desks.
 */
export const builtInProfiles: readonly [Profile, ...Profile[]] = [
  press,
  {
    ...press,
    name: "Web",
    renditions: [made("web", 2048, 82, 72)],
    metadata: "caption-and-credit",
    stripsPrivate: true,
    documents: ["caption-list", "contact-sheet", "read-me", "manifest"],
    requires: ["film", "caption", "creditLine", "altText"],
  },
  {
    ...press,
    name: "Archive master",
    layout: "bagit",
    documents: [
      "caption-list",
      "caption-workbook",
      "contact-sheet",
      "rights-sheet",
      "rights-workbook",
      "json-ld",
      "edm",
      "lido",
      "read-me",
      "manifest",
    ],
    requires: ["film", "caption", "creditLine", "copyrightNotice"],
  },
  {
    ...press,
    name: "Contact",
    renditions: [
      made("contact", 1200, 80, 72),
      { ...made("captioned", 1200, 80, 72), captioned: true },
    ],
    metadata: "caption-and-credit",
    stripsPrivate: true,
    documents: ["contact-sheet", "contact-sheet-pdf", "caption-list", "read-me"],
    requires: ["creditLine"],
  },
  {
    ...press,
    name: "Getty",
    renditions: [made("getty", 4000, 95, 300)],
    stripsPrivate: true,
    languages: ["en"],
    captionStyle: "getty",
    documents: ["caption-list", "read-me", "manifest"],
    rights: "strict",
    requires: agencyRequires,
    lint: "held",
  },
  {
    ...press,
    name: "AP",
    renditions: [made("ap", 4000, 92, 300)],
    stripsPrivate: true,
    languages: ["en"],
    captionStyle: "ap",
    documents: ["caption-list", "read-me", "manifest"],
    rights: "strict",
    requires: agencyRequires,
    lint: "held",
  },
  {
    ...press,
    name: "Publisher",
    renditions: [
      {
        name: "print",
        made: { format: "tiff", longEdge: null, quality: 100, colour: "original", resolution: 300 },
        captioned: false,
      },
    ],
    layout: "apart",
    documents: [
      "caption-list",
      "caption-workbook",
      "caption-sheet",
      "contact-sheet",
      "rights-sheet",
      "rights-workbook",
      "read-me",
      "manifest",
    ],
    rights: "strict",
    requires: ["film", "caption", "creator", "creditLine", "copyrightNotice"],
  },
  {
    ...press,
    name: "IIIF",
    renditions: [made("iiif", 4000, 88, 72)],
    metadata: "caption-and-credit",
    stripsPrivate: true,
    fileNames: "{stillnumber}_{seq:3}",
    layout: "apart",
    documents: ["caption-list", "json-ld", "iiif", "read-me", "manifest"],
    requires: ["film", "caption", "creditLine", "altText"],
  },
];

/** What is handed out where nobody says otherwise. */
export const PRESS: Profile = press;

/**
 * The profile of this name among some, whatever the case and however its words are joined; where none is called so, the
 * one whose name begins with it: "archive" for "Archive master". Null when there is none.
 */
export function profileNamed(profiles: readonly Profile[], name: string): Profile | null {
  const wanted = levelled(name);
  return (
    profiles.find((profile) => levelled(profile.name) === wanted) ??
    profiles.find((profile) => levelled(profile.name).startsWith(`${wanted} `)) ??
    null
  );
}

function levelled(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ");
}

import type { WriteTags } from "../embedded-record.ts";
import type { Groundwork } from "../groundwork.ts";
import { carriedExif } from "./carried-exif.ts";
import { changedExif } from "./changed-exif.ts";
import { changedPacket } from "./changed-packet.ts";
import { carriedResources, changedPhotoshop } from "./changed-photoshop.ts";
import { jfifResolution } from "./jfif-resolution.ts";
import { NotOurs } from "./not-ours.ts";
import { joinJpeg, maximumBody, splitJpeg, type JpegParts, type Segment } from "./segments.ts";
import { xmpChanges } from "./xmp-changes.ts";

/**
 * A JPEG with tags written into its EXIF, IIM and XMP; its picture is not touched, and what else it says stays. For a
 * picture made anew `original` is the file whose metadata it carries on. Null where anything in them or in what is
 * asked is not among what is written here: ExifTool, which knows all that cameras and programs ever did, does it then.
 * This is the one place where that is decided.
 */
export function writtenJpeg(
  jpeg: Uint8Array,
  tags: WriteTags,
  first: Groundwork,
  original: Uint8Array | null = null,
): Buffer | null {
  try {
    const groups = groupsOf(tags);
    if (first.kind === "kept" && first.without.length === 0) return kept(jpeg, groups);
    const isCarried = first.kind === "carried" && first.without.length === 0 && !first.isRaw;
    return isCarried && original !== null ? carried(jpeg, original, groups) : null;
  } catch (error) {
    if (error instanceof NotOurs) return null;
    throw error;
  }
}

function kept(jpeg: Uint8Array, groups: Groups): Buffer {
  const { segments, rest } = opened(jpeg);
  const found = blocksOf(segments);
  const blocks = {
    exif: changedExif(found.exif, groups.exif, jfifResolution(segments)),
    xmp: changedPacket(found.xmp, xmpChanges(groups.xmp)),
    photoshop: changedPhotoshop(found.photoshop, groups.iim, groups.renewsDigest),
  };
  return joinJpeg({ segments: withBlocks(segments, blocks), rest });
}

/** The picture has its own XMP, and in EXIF what is true of its own pixels; all else comes from the original. */
function carried(jpeg: Uint8Array, original: Uint8Array, groups: Groups): Buffer {
  const { segments, rest } = opened(jpeg);
  if (!isJpeg(original)) throw new NotOurs("an original of another format");
  const before = opened(original).segments;
  const [own, from] = [blocksOf(segments), blocksOf(before)];
  if (own.photoshop !== null) throw new NotOurs("image resources in a picture made anew");
  const blocks = {
    exif: carriedExif(from.exif, own.exif, groups.exif),
    xmp: changedPacket(own.xmp, xmpChanges(groups.xmp)),
    photoshop: changedPhotoshop(carriedResources(from.photoshop), groups.iim, groups.renewsDigest),
  };
  const comments = before.filter(({ marker }) => marker === comment);
  const others = segments.filter(({ marker }) => marker !== comment || comments.length === 0);
  return joinJpeg({ segments: [...withBlocks(others, blocks), ...comments], rest });
}

const comment = 0xfe;

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function opened(jpeg: Uint8Array): JpegParts {
  const parts = splitJpeg(jpeg);
  const end = parts.rest.toString("latin1", Math.max(0, parts.rest.length - 64));
  if (trailers.some((pattern) => pattern.test(end)))
    throw new NotOurs("more metadata behind the picture");
  return parts;
}

type Blocks = Readonly<Record<"exif" | "xmp" | "photoshop", Buffer | null>>;

const headers = {
  exif: { marker: 0xe1, header: Buffer.from("Exif\0\0", "latin1") },
  xmp: { marker: 0xe1, header: Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1") },
  photoshop: { marker: 0xed, header: Buffer.from("Photoshop 3.0\0", "latin1") },
} as const;
type Kind = keyof typeof headers;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const kinds = Object.keys(headers) as Kind[];

/** Segments of further pictures in the file, which are found by their place in it. */
const furtherPictures = Buffer.from("MPF\0", "latin1");

/** Trailers of other programs with metadata of their own, by the end of the file. */
const trailers = [
  /AXS[!*].{8}$/su,
  /\u00a1\u00b2\u00c3\u00d4$/u,
  /cbipcbbl$/u,
  /CANON OPTIONAL DATA\0/u,
  /zmie~/u,
  /QDIOBS$|SEFT$/u,
  /8db42d694ccc418790edff439fe026bf$/u,
  /NIKON APP$/u,
  /\u00b1$/u,
  /jxrs.{3}\0$/su,
];

function kindOf({ marker, body }: Segment): Kind | null {
  const kind = kinds.find(
    (one) =>
      headers[one].marker === marker &&
      body.subarray(0, headers[one].header.length).equals(headers[one].header),
  );
  if (kind !== undefined) return kind;
  const isOther = marker === 0xe1 || marker === 0xed;
  const isPlaced = marker === 0xe2 && body.subarray(0, 4).equals(furtherPictures);
  if (isOther || isPlaced) throw new NotOurs("a segment of another kind");
  return null;
}

function blocksOf(segments: readonly Segment[]): Blocks {
  const found: Record<Kind, Buffer | null> = { exif: null, xmp: null, photoshop: null };
  for (const segment of segments) {
    const kind = kindOf(segment);
    if (kind === null) continue;
    if (found[kind] !== null) throw new NotOurs("several blocks of one kind");
    found[kind] = segment.body.subarray(headers[kind].header.length);
  }
  return found;
}

/** Each block in its place; a new one behind JFIF and those that come before it. */
function withBlocks(segments: readonly Segment[], blocks: Blocks): readonly Segment[] {
  const made = kinds.flatMap((kind) => {
    const block = blocks[kind];
    if (block === null) return [];
    const { marker, header } = headers[kind];
    const body = Buffer.concat([header, block]);
    if (body.length > maximumBody) throw new NotOurs("a block that is too long for one segment");
    return [[kind, { marker, body }] as const];
  });
  const anew = new Map(made);
  const there = new Set(segments.map(kindOf));
  const isOfStart = ({ marker }: Segment): boolean => marker === 0xe0;
  const behindStart = segments.findIndex((segment) => !isOfStart(segment));
  const start = behindStart < 0 ? segments.length : behindStart;
  const added = made.flatMap(([kind, segment]) => (there.has(kind) ? [] : [segment]));
  const inPlace = segments.flatMap((segment) => {
    const kind = kindOf(segment);
    return kind === null ? [segment] : (anew.get(kind) ?? []);
  });
  return [...inPlace.slice(0, start), ...added, ...inPlace.slice(start)];
}

type Groups = {
  readonly exif: WriteTags;
  readonly iim: WriteTags;
  readonly xmp: WriteTags;
  readonly renewsDigest: boolean;
};

function groupsOf(tags: WriteTags): Groups {
  const group = (prefix: string): WriteTags =>
    Object.fromEntries(Object.entries(tags).filter(([tag]) => tag.startsWith(prefix)));
  const { "Photoshop:IPTCDigest": digest, ...others } = tags;
  const groups = { exif: group("EXIF:"), iim: group("IPTC:"), xmp: group("XMP-") };
  const known = Object.values(groups).reduce((sum, one) => sum + Object.keys(one).length, 0);
  if (known < Object.keys(others).length || (digest !== undefined && digest !== "new"))
    throw new NotOurs("a tag of another group");
  return { ...groups, renewsDigest: digest === "new" };
}

import { hash } from "node:crypto";
import type { WriteTags } from "../embedded-record.ts";
import { changedIim, datasetChange, isKnown, joinIim, splitIim } from "./iim-block.ts";
import { joinResources, resource, splitResources, type ImageResource } from "./image-resources.ts";
import { NotOurs } from "./not-ours.ts";

const iimResource = 0x0404;
const digestResource = 0x0425;
/** EXIF and XMP, where a Photoshop file has them. */
const others = new Set([0x0422, 0x0423, 0x0424]);

/**
 * A Photoshop block after changes of its IIM, of which the digest is renewed where that is asked; the other resources
 * stay. Null where nothing is left. @throws NotOurs where it is damaged, or has metadata of other kinds
 */
export function changedPhotoshop(
  photoshop: Buffer | null,
  iim: WriteTags,
  renewsDigest: boolean,
): Buffer | null {
  const resources = photoshop === null ? [] : splitResources(photoshop);
  const blocks = resources.filter(({ id }) => id === iimResource);
  if (blocks.length > 1 || resources.some(({ id }) => others.has(id)))
    throw new NotOurs("metadata in image resources");
  const [block] = blocks;
  const changes = Object.entries(iim).map(([tag, value]) =>
    datasetChange(tag.slice("IPTC:".length), value),
  );
  const datasets = changedIim(block === undefined ? [] : splitIim(block.data), changes);
  const data = joinIim(datasets);
  const isOfIim = ({ id }: ImageResource): boolean =>
    id === iimResource || (renewsDigest && id === digestResource);
  const anew = [
    ...(data.length > 0 ? [resource(iimResource, data)] : []),
    ...(data.length > 0 && renewsDigest
      ? [resource(digestResource, Buffer.from(hash("md5", data), "hex"))]
      : []),
  ];
  const at = resources.findIndex(isOfIim);
  const kept = resources.filter((one) => !isOfIim(one));
  const whole = at < 0 ? [...kept, ...anew] : [...kept.slice(0, at), ...anew, ...kept.slice(at)];
  return whole.length === 0 ? null : joinResources(whole);
}

/** Resources about the picture rather than of its pixels: whether it is in copyright, an address, how light falls. */
const carriedIds = new Set([iimResource, 0x040a, 0x040b, 0x040d, 0x0419]);

/**
 * Of the Photoshop block of an original what is true of a picture made anew from it.
 * @throws NotOurs where its IIM holds what no standard names
 */
export function carriedResources(photoshop: Buffer | null): Buffer | null {
  if (photoshop === null) return null;
  const resources = splitResources(photoshop).filter(({ id }) => carriedIds.has(id));
  const block = resources.find(({ id }) => id === iimResource);
  if (block !== undefined && !splitIim(block.data).every(isKnown))
    throw new NotOurs("data sets that no standard names");
  return resources.length === 0 ? null : joinResources(resources);
}

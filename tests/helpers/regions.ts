import sharp from "sharp";
import { seen, storedAs, storedBox } from "./corners.ts";

/** Where the region is to be seen, in pixels of the picture as displayed: within its upper left quarter. */
export const regionSeen = { left: 6, top: 8, width: 30, height: 16 } as const;

/** The same in parts of the picture as displayed. */
export const partSeen = {
  x: regionSeen.left / seen.width,
  y: regionSeen.top / seen.height,
  width: regionSeen.width / seen.width,
  height: regionSeen.height / seen.height,
} as const;

/** Names of the regions that {@link regionXmp} writes, one a standard and shape. */
export const regionNames = ["Rectangle", "Circle", "Polygon", "Face", "People tag"] as const;

/** XMP with the same area under each standard, as programs write it for the pixels stored under an orientation. */
export function regionXmp(orientation: number): string {
  const { width, height } = storedAs(orientation);
  const box = storedBox(regionSeen, orientation);
  const [x, y, w, h] = [box.left / width, box.top / height, box.width / width, box.height / height];
  const [middleX, middleY] = [x + w / 2, y + h / 2];
  // As high as the region, and round.
  const radius = regionSeen.height / 2 / width;
  const iptc = (name: string, boundary: string): string =>
    `<rdf:li rdf:parseType="Resource"><e:Name><rdf:Alt><rdf:li xml:lang="x-default">${name}</rdf:li></rdf:Alt></e:Name>
     <e:RegionBoundary rdf:parseType="Resource"><e:rbUnit>relative</e:rbUnit>${boundary}</e:RegionBoundary></rdf:li>`;
  const corner = (cx: number, cy: number): string =>
    `<rdf:li rdf:parseType="Resource"><e:rbX>${cx}</e:rbX><e:rbY>${cy}</e:rbY></rdf:li>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:m="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#"
    xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
    xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:I="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
    xmlns:G="http://ns.microsoft.com/photo/1.2/t/Region#">
   <e:ImageRegion><rdf:Bag>
    ${iptc("Rectangle", `<e:rbShape>rectangle</e:rbShape><e:rbX>${x}</e:rbX><e:rbY>${y}</e:rbY><e:rbW>${w}</e:rbW><e:rbH>${h}</e:rbH>`)}
    ${iptc("Circle", `<e:rbShape>circle</e:rbShape><e:rbX>${middleX}</e:rbX><e:rbY>${middleY}</e:rbY><e:rbRx>${radius}</e:rbRx>`)}
    ${iptc("Polygon", `<e:rbShape>polygon</e:rbShape><e:rbVertices><rdf:Seq>${corner(x, y)}${corner(x + w, y)}${corner(middleX, y + h)}</rdf:Seq></e:rbVertices>`)}
   </rdf:Bag></e:ImageRegion>
   <m:Regions rdf:parseType="Resource">
    <m:AppliedToDimensions d:w="${width}" d:h="${height}" d:unit="pixel"/>
    <m:RegionList><rdf:Bag><rdf:li rdf:parseType="Resource"><m:Name>Face</m:Name><m:Type>Face</m:Type>
     <m:Area a:x="${middleX}" a:y="${middleY}" a:w="${w * 0.9}" a:h="${h * 0.9}" a:unit="normalized"/></rdf:li></rdf:Bag></m:RegionList>
   </m:Regions>
   <MP:RegionInfo rdf:parseType="Resource"><I:Regions><rdf:Bag><rdf:li rdf:parseType="Resource">
     <G:Rectangle>${x + w * 0.1}, ${y + h * 0.1}, ${w * 0.8}, ${h * 0.8}</G:Rectangle><G:PersonDisplayName>People tag</G:PersonDisplayName>
   </rdf:li></rdf:Bag></I:Regions></MP:RegionInfo>
  </rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/** A JPEG of the corner picture, stored under an orientation; with XMP in it when some is given. */
export async function regionPicture(orientation: number, xmp: string | null): Promise<Buffer> {
  const { width, height, rgb } = storedAs(orientation);
  const drawn = sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .withMetadata({ orientation });
  return await (xmp === null ? drawn : drawn.withXmp(xmp)).toBuffer();
}

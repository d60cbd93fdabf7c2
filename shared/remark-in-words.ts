import { propertyNames } from "./carried-names.ts";
import { carriedProperties, type Remark } from "./carried.ts";

/** A remark on how a file was read, as a sentence. */
export function remarkInWords(remark: Remark): string {
  const cut = carriedProperties.find((property) => property === remark);
  return cut === undefined
    ? remark
    : `${propertyNames[cut]}: fills its place in IPTC-IIM to the last byte, so its end may be cut off.`;
}

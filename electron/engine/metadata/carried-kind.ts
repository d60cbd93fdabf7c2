import { stillKinds, stillKindUri, type StillKind } from "../../../shared/still.ts";
import { allStructs, oneText, type XmpFields } from "./xmp-value.ts";

/** The kind of still an IPTC Genre names by our own vocabulary, else our own namespace; null when neither does. */
export function carriedKind(xmp: XmpFields): StillKind | null {
  const terms = allStructs(xmp.get("Iptc4xmpExt:Genre")).map((term) =>
    oneText(term.get("Iptc4xmpExt:CvTermId")),
  );
  const named = stillKinds.find((kind) => terms.includes(`${stillKindUri}${kind}`));
  const own = oneText(xmp.get("fstill:stillType"));
  return named ?? stillKinds.find((kind) => kind === own) ?? null;
}

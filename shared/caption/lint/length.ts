import { iimMeter } from "../../iim-bytes.ts";
import { readFields, textsIn, whole, type CheckedStill, type Found } from "./finding.ts";

const meteredFields = readFields.filter((field) => field !== "creditLine");

/** What is longer than its place in IPTC-IIM has room for; of credit lines, nearly all of which are, the meter says it. */
export function cutInIim(still: CheckedStill): Found[] {
  return textsIn(still, meteredFields).flatMap((one) => {
    const room = iimMeter(one.field, one.language, one.text);
    if (room === null || room.bytes <= room.most) return [];
    return [
      whole(
        one,
        `${String(room.bytes)} bytes, and IPTC-IIM holds ${String(room.most)}: programs that read only that see it cut.`,
      ),
    ];
  });
}

/** Longer headlines are cut in lists and pages (domain practice; IPTC sets no limit in characters). */
const MOST_OF_HEADLINE = 80;

/** Headlines that are sentences. */
export function longHeadline(still: CheckedStill): Found[] {
  return textsIn(still, ["headline"]).flatMap((one) => {
    const length = Array.from(one.text).length;
    if (length <= MOST_OF_HEADLINE) return [];
    return [
      whole(
        one,
        `${String(length)} characters: a headline of up to ${String(MOST_OF_HEADLINE)} is read whole.`,
      ),
    ];
  });
}

/** Captions that many stills share, which agencies send back. */
export function sameCaption(still: CheckedStill): Found[] {
  return textsIn(still, ["caption"]).flatMap((one) => {
    const others = still.facts.same[one.language] ?? 0;
    if (others === 0) return [];
    const words = others === 1 ? "1 other still has" : `${String(others)} other stills have`;
    return [whole(one, `${words} this very caption.`)];
  });
}

import { textsIn, whole, at, type CheckedStill, type Found } from "./finding.ts";

/** The longest alt text of the IPTC standard (AltTextAccessibility), in characters. */
const MOST_OF_ALT_TEXT = 250;

/** Alt texts longer than the standard has them. */
export function longAltText(still: CheckedStill): Found[] {
  return textsIn(still, ["altText"]).flatMap((one) => {
    const length = Array.from(one.text).length;
    if (length <= MOST_OF_ALT_TEXT) return [];
    return [
      whole(
        one,
        `${String(length)} characters: the IPTC standard has at most ${String(MOST_OF_ALT_TEXT)}. Say the rest in the extended description.`,
      ),
    ];
  });
}

/** Alt texts that say nothing but what the caption says: who hears both hears it twice. */
export function altTextAsCaption(still: CheckedStill): Found[] {
  return textsIn(still, ["altText"]).flatMap((one) => {
    const captions = Object.values(still.texts.caption ?? {});
    if (!captions.some((caption) => caption.trim() === one.text.trim())) return [];
    return [whole(one, "The alt text is the caption: it is to say what is seen.")];
  });
}

const openings =
  /^(?:(?:an? |the )?(?:image|photo(?:graph)?|picture|still|illustration) (?:of|showing) |(?:une? |la |l[’'])?(?:image|photo(?:graphie)?) (?:de |d[’']|montrant )|(?:ein |das )?(?:bild|foto) (?:von |mit ))+/iu;

/** Alt texts that begin by saying that there is a picture, which screen readers say themselves. */
export function altTextOpening(still: CheckedStill): Found[] {
  return textsIn(still, ["altText"]).flatMap((one) => {
    const begun = openings.exec(one.text)?.[0];
    if (begun === undefined) return [];
    const rest = one.text.slice(begun.length);
    const text = rest.charAt(0).toUpperCase() + rest.slice(1);
    return [
      at(
        one,
        [0, begun.length],
        `Screen readers say themselves that it is a picture: leave out “${begun.trim()}”.`,
        {
          label: "Leave it out",
          text,
        },
      ),
    ];
  });
}

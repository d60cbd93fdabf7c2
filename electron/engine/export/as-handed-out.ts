import { styledCaption, type CaptionCredit } from "../../../shared/export/caption-style.ts";
import type { Profile } from "../../../shared/export/profile.ts";
import { textsInLanguages } from "../../../shared/export/texts-in-languages.ts";
import type { LanguageTexts } from "../../../shared/still.ts";
import { splitCredit } from "../credits/credit-tail.ts";
import type { HandOutStill } from "./hand-out.ts";

type Told = Pick<
  HandOutStill,
  | "captions"
  | "altText"
  | "creators"
  | "creditLine"
  | "copyrightOwners"
  | "suppliers"
  | "distributors"
>;

/** A still with its texts as a profile hands them out: in its languages, captions closed as its style has it. */
export function asHandedOut<Still extends Told>(
  still: Still,
  profile: Pick<Profile, "languages" | "captionStyle">,
): Still {
  return {
    ...still,
    captions: styled(textsInLanguages(still.captions, profile.languages), still, profile),
    altText: textsInLanguages(still.altText, profile.languages),
  };
}

function styled(
  captions: LanguageTexts,
  still: Told,
  { captionStyle }: Pick<Profile, "captionStyle">,
): LanguageTexts {
  if (captionStyle === "as-written") return captions;
  const credit = creditOf(still);
  return Object.fromEntries(
    Object.entries(captions).map(([language, caption]) => {
      const isCredited = splitCredit(caption).credit !== "";
      return [language, styledCaption(caption, captionStyle, { credit, language, isCredited })];
    }),
  );
}

function creditOf(still: Told): CaptionCredit {
  const { creators, creditLine, copyrightOwners, suppliers, distributors } = still;
  return {
    photographers: creators,
    company: copyrightOwners[0] ?? distributors[0] ?? "",
    agency: suppliers[0] ?? "",
    creditLine,
  };
}

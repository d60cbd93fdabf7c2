import type { TitleMarks } from "./title-marks.ts";

/** Whose manner English captions are written in. */
export const houseStyles = ["house", "ap", "getty"] as const;
export type HouseStyle = (typeof houseStyles)[number];

export const houseStyleNames: Readonly<Record<HouseStyle, string>> = {
  house: "House style",
  ap: "Associated Press",
  getty: "Getty Images",
};

/** How an archive writes its captions. */
export type CaptionStyle = {
  readonly house: HouseStyle;
  /** Of the house style: the agencies put titles in quotation marks. */
  readonly titles: TitleMarks;
};

/** What an archive begins with: titles in italics, which plain text has not. */
export const firstStyle: CaptionStyle = { house: "house", titles: "plain" };

/** How titles are set off in a style. */
export function titleMarksOf({ house, titles }: CaptionStyle): TitleMarks {
  return house === "house" ? titles : "quotes";
}

/** Characters of the longest text that is taken from a file: beyond any extended description. */
export const LONGEST_TEXT = 50_000;

/** A text as it is kept: lines end with a line feed, and no control characters are in it. */
export function keptText(written: string): {
  readonly text: string;
  readonly hadControls: boolean;
} {
  const lines = written.replaceAll(/\r\n?|\u2028|\u2029/gu, "\n");
  const text = lines.replaceAll(/(?![\n\t])\p{Cc}|\u{fffe}|\u{feff}/gu, "");
  return { text: text.trim(), hadControls: text !== lines };
}

/** Whether two texts say the same once they are kept: a spreadsheet changes line ends. */
export function saysTheSame(one: string, other: string): boolean {
  return one === other || keptText(one).text === keptText(other).text;
}

const units = ["kB", "MB", "GB", "TB"] as const;

/** Bytes in decimal units, as file managers show them: 5,472,101 is "5.5 MB". */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${units[power - 1] ?? "TB"}`;
}

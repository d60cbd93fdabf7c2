/** An address in the web as every program reads it; empty for what is none: a note, a path, a script. */
export function webAddress(written: string): string {
  const url = URL.parse(written.trim());
  return url !== null && /^https?:$/u.test(url.protocol) ? url.href : "";
}

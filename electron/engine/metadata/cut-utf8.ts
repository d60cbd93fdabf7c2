/**
 * The longest beginning of `text` that takes at most `maximumBytes` as UTF-8 and ends at a whole
 * character: no code point is split, and no combining mark or joined emoji is torn from its base.
 */
export function cutUtf8(text: string, maximumBytes: number): string {
  if (Buffer.byteLength(text) <= maximumBytes) return text;
  let bytes = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > maximumBytes) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

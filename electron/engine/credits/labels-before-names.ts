/** What labels a party in Chinese, Japanese and Korean, as a word by itself. */
const label =
  "(?:(?:剧照|劇照|海报|海報|现场|平面|スチール|スチル)?(?:摄影师?|攝影師?|撮影)|拍摄|拍攝|촬영|供图|供圖|供稿|(?:图片|圖片|剧照|劇照|照片|写真|画像|(?:사진|이미지|스틸|자료) ?)?(?:提供|제공)|(?:图片|圖片|剧照|劇照|照片|图|圖)?(?:来源|來源)|写真|スチール(?:写真)?|スチル|사진|스틸|출처|出典|出品|制作|製作|제작|发行|發行|配給|배급|版权|版權|저작권)";
const labelBefore = new RegExp(`(?<=^|\\s)(${label})\\s+(?=[\\p{L}\\d])`, "gu");
const beginsWithLabel = new RegExp(`^${label}\\s+\\p{L}`, "u");
const endsWithLabel = new RegExp(`\\s${label}$`, "u");
/** "摄影 赵一川 北岭影业 供图" */
const labelAtEitherEnd = new RegExp(`^(${label})\\s+(\\p{Lo}+)\\s+(\\p{Lo}+\\s+${label})$`, "u");

/**
 * Labels that nothing but a space tells from the names behind them, with a colon: "摄影 赵一川 供图 北岭影业".
 * Where a line begins with a name or ends with a label, one stands behind its name.
 */
export function withColons(line: string): string {
  const bare = line.trim().replace(/^[([【]([^()[\]【】]*)[)\]】]$/u, "$1");
  if (!beginsWithLabel.test(bare)) return line;
  if (endsWithLabel.test(bare))
    return line.replace(bare, bare.replace(labelAtEitherEnd, "$1:$2 / $3"));
  return bare.replaceAll(labelBefore, (_all, word: string, at: number) =>
    at === 0 ? `${word}:` : ` / ${word}:`,
  );
}

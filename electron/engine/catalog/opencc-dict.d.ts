/** Characters as Japan has shortened them and as they were before, in pairs: "万 萬|与 與|…". */
declare module "opencc-js/dict/JPShinjitaiCharacters" {
  const pairs: string;
  export default pairs;
}

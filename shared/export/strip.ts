/** What stands on a strip below a picture, as on the press prints of old. Texts that are not there are empty. */
export type StripText = {
  readonly number: string;
  /** With their languages, BCP 47; empty where none is stated. */
  readonly captions: readonly { readonly language: string; readonly text: string }[];
  readonly creditLine: string;
};

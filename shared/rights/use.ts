/**
 * What a still may be asked for, each on its own: a grant for one says nothing of another. A cover is a use
 * of its own, so that "editorial, no covers" is a grant for `editorial` alone.
 */
export const uses = [
  "press",
  "editorial",
  "editorial-cover",
  "book",
  "book-cover",
  "exhibition",
  "education",
  "broadcast",
  "web",
  "commercial",
  "mining",
] as const;
export type Use = (typeof uses)[number];

/** What each is called, within a sentence. */
export const useNames: Readonly<Record<Use, string>> = {
  press: "press and publicity for the film",
  editorial: "editorial use inside",
  "editorial-cover": "the cover of a periodical",
  book: "the inside of a book",
  "book-cover": "the cover of a book",
  exhibition: "exhibition",
  education: "education",
  broadcast: "broadcast",
  web: "web and social media",
  commercial: "advertising and merchandise",
  mining: "text and data mining and training of AI",
};

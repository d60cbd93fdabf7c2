/** Finds the texts that many stills share, such as credit lines, and how many do; captions are nobody else's. */
export const textsByText = `
CREATE INDEX still_text_by_text ON still_text(field, text) WHERE field IN
  ('creditLine', 'instructions', 'copyrightNotice', 'usageTerms', 'source', 'captionWriter', 'creatorJobTitle', 'webStatement');
`;

/** Finds the stills that have a short text, such as one credit line, and counts them by it. */
export const textsByText = `
CREATE INDEX still_text_by_text ON still_text(field, text) WHERE field IN ('creditLine', 'instructions', 'copyrightNotice', 'usageTerms', 'source', 'captionWriter', 'creatorJobTitle', 'webStatement');
`;

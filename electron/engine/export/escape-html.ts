const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text made harmless in HTML, between tags and in quoted attributes. Control characters and lone
 * surrogates, which HTML does not allow, become the replacement character.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}/gu, "\uFFFD")
    .replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}

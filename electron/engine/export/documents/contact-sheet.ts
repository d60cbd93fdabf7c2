import { mainText } from "../hand-out.ts";
import type { HandOutFile } from "../hand-out.ts";
import { contactSheetStyle } from "./contact-sheet-style.ts";
import { escapeHtml } from "../escape-html.ts";
import { languageOf } from "../language-of.ts";

export type ContactSheet = {
  /** Name of the set, or what else was handed out. */
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  readonly stills: readonly HandOutFile[];
};

/**
 * The contact sheet of a hand-out: one HTML page with everything in it, which opens in any browser
 * without a network and prints four stills a row. It comes in pieces, so that a thousand thumbnails
 * are never in memory together. `thumbnailOf` gives a JPEG, or null where there is none.
 */
export async function* contactSheet(
  sheet: ContactSheet,
  thumbnailOf: (still: HandOutFile) => Promise<Uint8Array | null>,
): AsyncGenerator<string> {
  yield head(sheet);
  for (const [index, still] of sheet.stills.entries())
    yield item(still, index + 1, await thumbnailOf(still));
  yield "</ol>\n</main>\n</body>\n</html>\n";
}

function head(sheet: ContactSheet): string {
  const title = escapeHtml(sheet.title);
  const count = sheet.stills.length === 1 ? "1 still" : `${sheet.stills.length} stills`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – contact sheet</title>
<style>${contactSheetStyle}</style>
</head>
<body>
<header>
<h1${languageOf(sheet.title)}>${title}</h1>
<p>${count}, <time datetime="${escapeHtml(sheet.date)}">${escapeHtml(sheet.date)}</time></p>
</header>
<main>
<ol>
`;
}

function item(still: HandOutFile, position: number, thumbnail: Uint8Array | null): string {
  return `<li>
<figure>
<div class="picture">${picture(still, thumbnail)}</div>
<figcaption>
<h2><span class="number">${position}</span> <span class="name">${escapeHtml(still.fileName)}</span></h2>
${captions(still)}
${credit(still)}
</figcaption>
</figure>
</li>
`;
}

function picture(still: HandOutFile, thumbnail: Uint8Array | null): string {
  if (thumbnail === null) return `<p class="missing">No picture could be made of this file.</p>`;
  const alt = mainText(still.altText);
  const described = alt === "" ? `${still.fileName}; this still has no alt text yet` : alt;
  const source = `data:image/jpeg;base64,${Buffer.from(thumbnail).toString("base64")}`;
  return `<img src="${source}" alt="${escapeHtml(described)}"${languageOf(alt)} loading="lazy">`;
}

/** Every language there is; the one without a stated language only where it says something of its own. */
function captions(still: HandOutFile): string {
  const { "x-default": unstated = "", ...stated } = still.captions;
  const shown = Object.entries(stated).filter(([, text]) => text !== "");
  if (unstated !== "" && !shown.some(([, text]) => text === unstated))
    shown.unshift(["", unstated]);
  if (shown.length === 0) return `<p class="missing">No caption</p>`;
  return shown
    .map(
      ([language, text]) =>
        `<p class="caption" lang="${escapeHtml(language)}">${escapeHtml(text)}</p>`,
    )
    .join("\n");
}

function credit(still: HandOutFile): string {
  if (still.creditLine === "") return `<p class="missing">No credit line</p>`;
  return `<p class="credit"${languageOf(still.creditLine)}>${escapeHtml(still.creditLine)}</p>`;
}

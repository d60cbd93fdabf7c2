import { mainText } from "../hand-out.ts";
import type { HandOutFile } from "../hand-out.ts";
import { describedPicture } from "./caption-sheet.ts";
import { captionsShown } from "./captions-shown.ts";
import { contactSheetStyle } from "./contact-sheet-style.ts";
import { escapeHtml } from "../escape-html.ts";
import { languageOf } from "../language-of.ts";
import { pageTitle } from "./page-title.ts";

export type ContactSheet = {
  /** Name of the set, or what else was handed out. */
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  readonly stills: readonly HandOutFile[];
  /** A JPEG, or null where there is none. */
  readonly thumbnailOf: (still: HandOutFile) => Promise<Uint8Array | null>;
};

/** With boxes to tick under each still, for whoever has to approve them on paper, or without. */
export type ContactSheetKind = "to-look-at" | "to-tick";

/**
 * The contact sheet of a hand-out: one HTML page with everything in it, which opens in any browser
 * without a network and prints twenty stills a page. It comes in pieces, so that a thousand thumbnails
 * are never in memory together.
 */
export async function* contactSheet(
  sheet: ContactSheet,
  kind: ContactSheetKind = "to-look-at",
): AsyncGenerator<string> {
  yield head(sheet);
  for (const [index, still] of sheet.stills.entries())
    yield item(still, index + 1, {
      thumbnail: await sheet.thumbnailOf(still),
      ticks: kind === "to-tick" ? boxes : "",
    });
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
<title>${escapeHtml(pageTitle(sheet, "contact sheet"))}</title>
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

const boxes = `<p class="ticks"><span>☐ approved</span> <span>☐ killed</span> <span>by ______</span></p>
`;

type Around = { readonly thumbnail: Uint8Array | null; readonly ticks: string };

function item(still: HandOutFile, position: number, { thumbnail, ticks }: Around): string {
  return `<li>
<figure>
<div class="picture">${picture(still, thumbnail)}</div>
<figcaption>
<h2><span class="number">${[String(position), escapeHtml(still.stillNumber)].filter((part) => part !== "").join(" · ")}</span> <span class="name">${escapeHtml(still.fileName)}</span></h2>
<div class="captions">
${captions(still)}
</div>
${credit(still)}
${ticks}</figcaption>
</figure>
</li>
`;
}

function picture(still: HandOutFile, thumbnail: Uint8Array | null): string {
  if (thumbnail === null) return `<p class="missing">No picture could be made of this file.</p>`;
  const alt = mainText(still.altText);
  const source = `data:image/jpeg;base64,${Buffer.from(thumbnail).toString("base64")}`;
  return `<img src="${source}" alt="${escapeHtml(describedPicture(still))}"${languageOf(alt)} loading="lazy">`;
}

function captions(still: HandOutFile): string {
  const shown = captionsShown(still.captions);
  if (shown.length === 0) return `<p class="missing">No caption</p>`;
  return shown
    .map(
      ({ language, text }) =>
        `<p class="caption" lang="${escapeHtml(language)}">${escapeHtml(text)}</p>`,
    )
    .join("\n");
}

function credit(still: HandOutFile): string {
  if (still.creditLine === "") return `<p class="missing">No credit line</p>`;
  return `<p class="credit"${languageOf(still.creditLine)}>${escapeHtml(still.creditLine)}</p>`;
}

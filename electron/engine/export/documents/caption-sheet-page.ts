import { escapeHtml } from "../escape-html.ts";
import { languageOf } from "../language-of.ts";
import { captionSheetParts, type SheetLine } from "./caption-sheet.ts";
import { captionSheetStyle } from "./caption-sheet-style.ts";
import { pageTitle } from "./page-title.ts";
import type { Sheet } from "./sheet.ts";

type CaptionSheet = Pick<Sheet, "title" | "date" | "request" | "stills" | "thumbnailOf">;

/**
 * The caption sheet of a hand-out as an HTML page to be printed: what stands in a line of it is what the one for word
 * processors has. It comes in pieces, so that a thousand thumbnails are never in memory together.
 */
export async function* captionSheetPage(sheet: CaptionSheet): AsyncGenerator<string> {
  yield head(sheet);
  for (const { film, lines } of captionSheetParts(sheet)) {
    yield `<section>
<h2${languageOf(film)}>${escapeHtml(film)}</h2>
<table>
<thead><tr><th scope="col">Picture</th><th scope="col">Still</th><th scope="col">Caption and credit</th><th scope="col">Rights</th></tr></thead>
<tbody>
`;
    for (const line of lines) yield row(line, await sheet.thumbnailOf(line));
    yield "</tbody>\n</table>\n</section>\n";
  }
  yield "</main>\n</body>\n</html>\n";
}

function head(sheet: CaptionSheet): string {
  const { title, date, stills } = sheet;
  const count = stills.length === 1 ? "1 still" : `${String(stills.length)} stills`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(pageTitle(sheet, "caption sheet"))}</title>
<style>${captionSheetStyle}</style>
</head>
<body>
<main>
<h1${languageOf(title)}>${escapeHtml(title)}</h1>
<p class="quiet">Caption sheet of ${count}, <time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time></p>
`;
}

function row(line: SheetLine, thumbnail: Uint8Array | null): string {
  const { position, stillNumber, fileName, creditLine, captions, rights } = line;
  const number = stillNumber === "" ? "" : `<p>${escapeHtml(stillNumber)}</p>`;
  const said = captions.map(
    ({ language, text }) => `<p lang="${escapeHtml(language)}" dir="auto">${escapeHtml(text)}</p>`,
  );
  const caption = said.length === 0 ? `<p class="missing">No caption</p>` : said.join("");
  const credit =
    creditLine === ""
      ? `<p class="missing">No credit line</p>`
      : `<p class="credit"${languageOf(creditLine)}>${escapeHtml(creditLine)}</p>`;
  const note = rights.map((text) => `<p${languageOf(text)}>${escapeHtml(text)}</p>`).join("");
  return `<tr>
<td>${picture(line, thumbnail)}</td>
<th scope="row"><p class="position">${String(position)}</p>${number}<p class="name"${languageOf(fileName)}>${escapeHtml(fileName)}</p></th>
<td>${caption}${credit}</td>
<td class="rights">${note}</td>
</tr>
`;
}

function picture({ alt }: SheetLine, thumbnail: Uint8Array | null): string {
  if (thumbnail === null) return `<p class="missing">No picture could be made of this file.</p>`;
  const source = `data:image/jpeg;base64,${Buffer.from(thumbnail).toString("base64")}`;
  return `<img src="${source}" alt="${escapeHtml(alt)}"${languageOf(alt)}>`;
}

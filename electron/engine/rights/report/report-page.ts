import { countryName } from "../../../../shared/country.ts";
import { momentInWords } from "../../../../shared/rights/reason-words.ts";
import { useNames } from "../../../../shared/rights/use.ts";
import type { RightsStatus } from "../../../../shared/still.ts";
import { escapeHtml } from "../../export/escape-html.ts";
import { languageOf } from "../../export/language-of.ts";
import { reportStyle } from "./report-style.ts";
import { requestInWords } from "../../../../shared/rights/request-in-words.ts";
import type { ReportedGrant, ReportedLayer, ReportedStill, RightsReport } from "./rights-report.ts";

/** A form beside the word, so that no status is told by its colour alone. */
const marks: Readonly<Record<RightsStatus, string>> = {
  clear: "●",
  conditional: "◐",
  blocked: "✕",
  unknown: "○",
};

/**
 * The report as one HTML page with everything in it, which opens in any browser without a network and prints. It comes
 * in pieces, so that a thousand thumbnails are never in memory together. `thumbnailOf` gives a JPEG, or null.
 */
export async function* reportPage(
  report: RightsReport,
  thumbnailOf: (still: ReportedStill) => Promise<Uint8Array | null>,
): AsyncGenerator<string> {
  yield head(report);
  for (const still of report.stills) yield item(still, await thumbnailOf(still));
  yield `</ol>
</main>
<footer><p>It tells what was recorded when it was made, and is no legal advice. A still of which nothing is recorded is unknown, never clear.</p></footer>
</body>
</html>
`;
}

function head({ title, note, request, at, who, counts, stills }: RightsReport): string {
  const name = escapeHtml(title);
  const totals = (["blocked", "unknown", "conditional", "clear"] as const)
    .map((status) => `<li class="${status}">${badge(status)} ${String(counts[status])}</li>`)
    .join("\n");
  const made = at.slice(0, 16).replace("T", " ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name} – rights report</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<h1${languageOf(title)}>${name}</h1>
<p>Rights report of ${stills.length === 1 ? "1 still" : `${String(stills.length)} stills`} for ${escapeHtml(requestInWords(request))}.</p>
<p class="quiet">Made <time datetime="${escapeHtml(at)}">${made} UTC</time>${who === "" ? "" : ` by ${escapeHtml(who)}`}.</p>
${note === "" ? "" : `<p class="note"${languageOf(note)}>${escapeHtml(note)}</p>\n`}<ul class="totals">
${totals}
</ul>
</header>
<main>
<ol>
`;
}

function badge(status: RightsStatus): string {
  return `<span aria-hidden="true">${marks[status]}</span> ${status}`;
}

function item(still: ReportedStill, thumbnail: Uint8Array | null): string {
  const { blocks, unknown, conditions, notes } = still.reasons;
  const facts = [still.film, still.kind, still.stillNumber].filter((text) => text !== "");
  return `<li class="${still.status}">
<div class="picture">${picture(still, thumbnail)}</div>
<div class="said">
<h2><span class="status">${badge(still.status)}</span> <span${languageOf(still.fileName)}>${escapeHtml(still.fileName)}</span></h2>
${facts.length === 0 ? "" : `<p${languageOf(still.film)}>${facts.map(escapeHtml).join(" · ")}</p>\n`}${reasons("weighty", [...blocks, ...unknown])}${reasons("", conditions)}${reasons("quiet", notes)}<dl>
${entries(still)
  .map(([term, text]) => `<dt>${term}</dt><dd${languageOf(text)}>${escapeHtml(text)}</dd>`)
  .join("\n")}
</dl>
</div>
</li>
`;
}

function picture({ altText, fileName }: ReportedStill, thumbnail: Uint8Array | null): string {
  if (thumbnail === null) return `<p class="quiet">No picture could be made of this file.</p>`;
  const alt = altText === "" ? `${fileName}; this still has no alt text yet` : altText;
  const source = `data:image/jpeg;base64,${Buffer.from(thumbnail).toString("base64")}`;
  return `<img src="${source}" alt="${escapeHtml(alt)}"${languageOf(alt)}>`;
}

function reasons(kind: string, words: readonly string[]): string {
  if (words.length === 0) return "";
  const lines = words.map((text) => `<li${languageOf(text)}>${escapeHtml(text)}</li>`).join("");
  return `<ul class="reasons ${kind}">${lines}</ul>\n`;
}

/** What is recorded, by what it is called on paper; what nobody recorded is left out. */
function entries(still: ReportedStill): (readonly [string, string])[] {
  const { until, approvals, releases, embargoes } = still;
  const all: (readonly [string, string])[] = [
    ["Credit line", still.creditLine === "" ? "none" : still.creditLine],
    ["Permitted until", until === null ? "" : untilInWords(until)],
    ...still.layers.flatMap(layerEntries),
    ...still.grants.map((grant) => grantEntry(grant)),
    ["Embargo until", embargoes.map(embargoInWords).join("; ")],
    [
      "Talent approval",
      approvals
        .map(({ performer, state, by, on }) =>
          [`${performer}: ${state}`, by, on].filter((text) => text !== "").join(", "),
        )
        .join("; "),
    ],
    [
      "Releases",
      releases
        .map(({ kind, of, state, reference }) =>
          [`${kind}${of === "" ? "" : ` of ${of}`}: ${state}`, reference]
            .filter((text) => text !== "")
            .join(", "),
        )
        .join("; "),
    ],
    ["Identifier", still.id],
  ];
  return all.filter(([, text]) => text !== "");
}

/** An embargo with its reference. */
export function embargoInWords(embargo: ReportedStill["embargoes"][number]): string {
  const { reference } = embargo;
  return `${momentInWords(embargo)}${reference === "" ? "" : ` (${reference})`}`;
}

function untilInWords({ day, daysLeft }: NonNullable<ReportedStill["until"]>): string {
  const left = daysLeft === 1 ? "the last day" : `${String(daysLeft)} days left`;
  return `${momentInWords({ at: day, zone: null })}, ${left}`;
}

function layerEntries(layer: ReportedLayer): (readonly [string, string])[] {
  const holders = layer.holders
    .map(({ name, role, from, contacts }) => [`${name} (${role})${from}`, ...contacts].join(", "))
    .join("; ");
  const documents = layer.documents.map(({ title, place }) => `${title}: ${place}`).join("; ");
  const said = [
    layer.status === null ? "" : `${layer.status.label}, ${layer.status.uri}${layer.status.from}`,
    holders,
    layer.usageTerms,
    layer.mining === "" ? "" : `data mining: ${layer.mining}`,
    layer.search,
    layer.note,
    documents,
  ].filter((text) => text !== "");
  return said.length === 0 ? [] : [[escapeHtml(capital(layer.layer)), said.join(". ")]];
}

function grantEntry(grant: ReportedGrant): readonly [string, string] {
  const countries = (codes: readonly string[]): string =>
    codes.map((code) => countryName(code)).join(", ");
  const where = grant.included.length === 0 ? "the whole world" : countries(grant.included);
  const but = grant.excluded.length === 0 ? "" : ` but ${countries(grant.excluded)}`;
  const [start, end] = [grant.start, grant.end].map((moment) =>
    moment === null ? "" : momentInWords(moment),
  );
  const said = [
    `${grant.layers.join(", ")}: ${grant.uses.length === 0 ? "every use" : grant.uses.map((use) => useNames[use]).join(", ")}`,
    where + but,
    grant.languages.join(", "),
    start === "" ? "" : `from ${start}`,
    end === "" ? "" : `until ${end}`,
    grant.licensor === "" ? "" : `by ${grant.licensor}`,
    grant.licensee === "" ? "" : `to ${grant.licensee}`,
    grant.reference,
    ...grant.limits.map(withoutStop),
    grant.terms,
    grant.note,
    ...grant.documents.map(({ title, place }) => `${title}: ${place}`),
  ].filter((text) => text !== "");
  return [grant.kind === "allow" ? "Granted" : "Denied", said.join("; ") + grant.from];
}

/** A sentence as a part of another. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/u, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { writeXlsx } from "hucre/xlsx";
import { inCell } from "../../tables/in-cell.ts";
import { guarded } from "../../export/guarded-cell.ts";
import { requestInWords } from "../../../../shared/rights/request-in-words.ts";
import { embargoInWords } from "./report-page.ts";
import type { ReportedStill, RightsReport } from "./rights-report.ts";

type Column = {
  readonly name: string;
  readonly width: number;
  readonly of: (still: ReportedStill) => string;
};

const columns: readonly Column[] = [
  { name: "Status", width: 12, of: ({ status }) => status },
  { name: "FileName", width: 26, of: ({ fileName }) => fileName },
  { name: "Film", width: 26, of: ({ film }) => film },
  { name: "StillType", width: 16, of: ({ kind }) => kind },
  { name: "StillNumber", width: 14, of: ({ stillNumber }) => stillNumber },
  { name: "Blocked by", width: 50, of: ({ reasons }) => lines(reasons.blocks) },
  { name: "Unknown because", width: 50, of: ({ reasons }) => lines(reasons.unknown) },
  { name: "Conditions", width: 50, of: ({ reasons }) => lines(reasons.conditions) },
  { name: "Notes", width: 50, of: ({ reasons }) => lines(reasons.notes) },
  { name: "CreditLine", width: 40, of: ({ creditLine }) => creditLine },
  { name: "Permitted until", width: 16, of: ({ until }) => until?.day ?? "" },
  {
    name: "Days left",
    width: 10,
    of: ({ until }) => (until === null ? "" : String(until.daysLeft)),
  },
  {
    name: "Rights statements",
    width: 40,
    of: ({ layers }) =>
      lines(
        layers.flatMap(({ layer, status }) => (status === null ? [] : [`${layer}: ${status.uri}`])),
      ),
  },
  {
    name: "Rights holders",
    width: 40,
    of: ({ layers }) =>
      lines(
        layers.flatMap(({ layer, holders }) =>
          holders.map(
            ({ name, role, from, contacts }) =>
              `${layer}: ${[`${name} (${role})${from}`, ...contacts].join(", ")}`,
          ),
        ),
      ),
  },
  {
    name: "References",
    width: 26,
    of: ({ grants }) =>
      lines(grants.flatMap(({ reference }) => (reference === "" ? [] : [reference]))),
  },
  {
    name: "Limits",
    width: 40,
    of: ({ grants }) => lines([...new Set(grants.flatMap(({ limits }) => limits))]),
  },
  {
    name: "Search for the holder",
    width: 40,
    of: ({ layers }) =>
      lines(layers.flatMap(({ layer, search }) => (search === "" ? [] : [`${layer}: ${search}`]))),
  },
  { name: "Embargo until", width: 24, of: ({ embargoes }) => lines(embargoes.map(embargoInWords)) },
  {
    name: "Talent approval",
    width: 30,
    of: ({ approvals }) => lines(approvals.map(({ performer, state }) => `${performer}: ${state}`)),
  },
  {
    name: "Releases",
    width: 30,
    of: ({ releases }) =>
      lines(
        releases.map(({ kind, of, state }) => `${kind}${of === "" ? "" : ` of ${of}`}: ${state}`),
      ),
  },
  {
    name: "Data mining",
    width: 24,
    of: ({ layers }) =>
      lines(layers.flatMap(({ layer, mining }) => (mining === "" ? [] : [`${layer}: ${mining}`]))),
  },
  { name: "StillID", width: 38, of: ({ id }) => id },
];

/**
 * The report as a workbook: a line a still, and a sheet that says what was asked and what came of it. Every cell is
 * text, so that a spreadsheet leaves 007 and days as they are, and none begins a formula.
 */
export async function reportWorkbook(report: RightsReport): Promise<Uint8Array> {
  const { title, note, request, at, who, counts, stills } = report;
  const asked = [
    ["Rights report", title],
    ["For", requestInWords(request)],
    ["Made", at],
    ["By", who],
    ...(note === "" ? [] : [["Note", note]]),
    ...(["blocked", "unknown", "conditional", "clear"] as const).map((status) => [
      status,
      String(counts[status]),
    ]),
  ];
  return await writeXlsx({
    sheets: [
      {
        name: "Stills",
        columns: columns.map(({ width }) => ({ width, numFmt: "@" })),
        rows: [
          columns.map(({ name }) => name),
          ...stills.map((still) => columns.map((column) => cell(column.of(still)))),
        ],
        freezePane: { rows: 1 },
      },
      {
        name: "Report",
        columns: [
          { width: 16, numFmt: "@" },
          { width: 80, numFmt: "@" },
        ],
        rows: asked.map((row) => row.map(cell)),
      },
    ],
  });
}

function cell(text: string): string {
  return inCell(guarded(text), "… (cut: the whole text is in the report as a page)");
}

function lines(texts: readonly string[]): string {
  return texts.join("\n");
}

import sharp from "sharp";
import { captionSheetPage } from "../../electron/engine/export/documents/caption-sheet-page.ts";
import { contactSheet } from "../../electron/engine/export/documents/contact-sheet.ts";
import { reportPage } from "../../electron/engine/rights/report/report-page.ts";
import type { ReportedStill } from "../../electron/engine/rights/report/rights-report.ts";
import { handOutFile } from "../unit/export/still.ts";

/** Every page that a hand-out can have, of stills with and without texts, by file names. */
export async function samplePages(): Promise<Record<string, string>> {
  const create = { width: 120, height: 80, channels: 3, background: "#7a5230" } as const;
  const jpeg = await sharp({ create }).jpeg().toBuffer();
  const thumbnailOf = (): Promise<Uint8Array> => Promise.resolve(jpeg);
  const request = {
    use: "press",
    territory: "DE",
    date: "2026-11-23",
    zone: "UTC",
    language: null,
  } as const;
  const stills = [
    handOutFile(),
    handOutFile({
      id: 2,
      fileName: "b.jpg",
      captions: {},
      altText: {},
      creditLine: "",
      film: null,
    }),
  ];
  const sheet = { title: "Spring 剧照", date: "2026-11-23", stills, thumbnailOf, request };
  const report = {
    title: sheet.title,
    note: "For the jury.",
    request,
    at: "2026-11-23T10:00:00.000Z",
    who: "anna",
    counts: { clear: 1, conditional: 1, blocked: 1, unknown: 1 },
    stills: (["blocked", "unknown", "conditional", "clear"] as const).map(reported),
  };
  return {
    "contact-sheet.html": await whole(contactSheet(sheet)),
    "contact-sheet-to-tick.html": await whole(contactSheet(sheet, "to-tick")),
    "caption-sheet.html": await whole(captionSheetPage(sheet)),
    "rights-report.html": await whole(reportPage(report, thumbnailOf)),
  };
}

function reported(status: ReportedStill["status"], at: number): ReportedStill {
  return {
    still: at,
    id: "0b7f5a52-6f0c-4a86-9a6c-0d5e5a1b0c11",
    fileName: `${String(at)} 剧照.jpg`,
    stillNumber: "007",
    film: "Return to Dust (2022)",
    kind: "Scene still",
    altText: "",
    sha256: "",
    status,
    reasons: {
      blocks: ["Killed."],
      unknown: ["Not known."],
      conditions: ["Credit."],
      notes: ["A"],
    },
    creditLine: "Courtesy of Real Image",
    until: { day: "2027-01-01", daysLeft: 39 },
    layers: [],
    grants: [],
    embargoes: [],
    approvals: [],
    releases: [],
  };
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

import type { Profile } from "../../../../shared/export/profile.ts";
import { recipientInWords, type Recipient } from "../../../../shared/recipient.ts";
import { requestInWords } from "../../../../shared/rights/request-in-words.ts";
import type { RightsRequest } from "../../../../shared/rights/request.ts";
import type { HandOutFile } from "../hand-out.ts";
import { creditDutyOf } from "../terms-of.ts";
import { conditionsInWords, untilWhen } from "./rights-note.ts";
import { termsApart } from "../terms-going-out.ts";

export type ReadMe = {
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  /** What the stills are handed out for. */
  readonly request: RightsRequest;
  readonly recipient: Recipient | null;
  readonly profile: Pick<Profile, "metadata">;
  readonly stills: readonly HandOutFile[];
  /** The other documents in the folder, each with what it is. */
  readonly documents: readonly { readonly fileName: string; readonly what: string }[];
};

/**
 * What somebody who opens the folder years later has to know, in plain text: what it is, whom to credit, under which
 * terms, and how to see that nothing was changed. Lines end as on Windows, whose older editors know no other end.
 */
export function readMe({
  title,
  date,
  request,
  recipient,
  profile,
  stills,
  documents,
}: ReadMe): string {
  const films = tally(stills, ({ film }) =>
    film === null ? "" : film.title + (film.year === null ? "" : ` (${String(film.year)})`),
  );
  const parts = [
    [title, `${countOf(stills.length)}, handed out on ${date}.`],
    section("Handed out to", recipient === null ? [] : [recipientInWords(recipient)]),
    section("Handed out for", [
      `${requestInWords(request)}.`,
      "Any other use has to be asked for.",
    ]),
    section(
      "Until when",
      tally(stills, (still) => untilWhen(still, request)),
    ),
    section("Conditions, to be kept", conditionsOf(stills)),
    section("Films", films),
    ...creditSections(stills, profile),
    section(
      "Usage terms",
      tally(stills, ({ usageTerms }) => termsApart(usageTerms).join(" / ")),
    ),
    section(
      "Instructions",
      tally(stills, ({ instructions }) => instructions),
    ),
    section(
      "Beside the pictures",
      documents.map(({ fileName, what }) => `${fileName}: ${what}`),
    ),
    section("Content credentials (C2PA)", lostCredentials(stills)),
    section("Whether the files are as they were handed out", [
      "The manifest has the SHA-256 of each.",
      "Linux: sha256sum --check manifest-sha256.txt",
      "macOS: shasum -a 256 --check manifest-sha256.txt",
      "Windows: certutil -hashfile NAME SHA256",
    ]),
  ].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join("\r\n")).join("\r\n\r\n")}\r\n`;
}

/** Whom to credit; which pictures need none; and of which nobody knows, by their names. */
function creditSections(
  stills: readonly HandOutFile[],
  { metadata }: ReadMe["profile"],
): (readonly string[])[] {
  const isInFiles = metadata === "nothing" ? "" : ". They stand in the files themselves too";
  const line = ({ creditLine }: HandOutFile): string => creditLine.trim();
  const waived = stills.filter(isCreditWaived);
  const nameless = stills.filter((still) => line(still) === "" && !isCreditWaived(still));
  return [
    section(
      `Credit lines, to be printed with the pictures${isInFiles}`,
      tally(stills, (still) => (isCreditWaived(still) ? "" : line(still)), "lines"),
    ),
    section("Credit lines of pictures that may be printed without", tally(waived, line, "lines")),
    nameless.length === stills.length
      ? [
          "No credit line is on record for any of the pictures. Ask whom to credit before they are printed.",
        ]
      : section(
          "No credit line is on record for these pictures. Ask whom to credit before they are printed",
          nameless.map(({ fileName }) => fileName),
        ),
  ];
}

/** Whether its records say that none is required, and nothing that permits it asks for one all the same. */
function isCreditWaived({ rights, pass }: HandOutFile): boolean {
  const isAsked = pass?.reasons.some(({ kind }) => kind === "credit" || kind === "credit-missing");
  return creditDutyOf(rights) === "not-required" && isAsked !== true;
}

/** Every condition with how many stills have it, unless all do. */
function conditionsOf(stills: readonly HandOutFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { pass } of stills) {
    for (const words of conditionsInWords(pass)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([words, count]) => (count === stills.length ? words : `${words} (${countOf(count)})`));
}

/** They are signed over the file as it was; who looks for them here has to know where they are. */
function lostCredentials(stills: readonly HandOutFile[]): string[] {
  const lost = stills.filter((still) => still.lostCredentials);
  if (lost.length === 0) return [];
  return [
    "The originals of these files are signed. Captions were written into the copies, so they go without the signature; ask for the originals to check it.",
    ...lost.map(({ fileName }) => fileName),
  ];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];
}

/**
 * Each text there is, those of most stills first; how many have it is told where there are several, or not all have one.
 * That some have none is told with `all`, and left to others with `lines`.
 */
function tally(
  stills: readonly HandOutFile[],
  of: (still: HandOutFile) => string,
  told: "all" | "lines" = "all",
): string[] {
  const counts = new Map<string, number>();
  for (const still of stills) {
    const text = of(still).replaceAll(/\s+/gu, " ").trim();
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const without = counts.get("") ?? 0;
  counts.delete("");
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one);
  if (sorted.length === 1 && without === 0) return sorted.map(([text]) => text);
  const none =
    told === "all" && without > 0 && sorted.length > 0 ? [`none: ${countOf(without)}`] : [];
  return [...sorted.map(([text, count]) => `${text}: ${countOf(count)}`), ...none];
}

function countOf(stills: number): string {
  return stills === 1 ? "1 still" : `${String(stills)} stills`;
}

import { carrierNames, propertyNames } from "../../shared/carried-names.ts";
import { remarksIn, type CarriedConflict, type Carrier } from "../../shared/carried.ts";
import type { StillFindings } from "../../shared/contract/stills.ts";
import { followedNames } from "../../shared/file-changes.ts";
import { remarkInWords } from "../../shared/remark-in-words.ts";
import { valueInWords } from "./file-changes.ts";

/** What the window shows of a still under "To check", a line each; there it is settled. */
export function linesToCheck(findings: StillFindings): string[] {
  const { conflicts, differences, questions, iimCharset } = findings;
  return [
    ...questions.map(() => "Whose record this is only the archivist can say."),
    ...differences.map(
      ({ property, file, archive }) =>
        `${followedNames[property]}: the changed file says ${valueInWords(file)}, the archive ${valueInWords(archive)}.`,
    ),
    ...conflicts.map(conflictInWords),
    ...(iimCharset?.how === "guessed"
      ? [`The character set of texts in IPTC-IIM or EXIF is a guess: ${iimCharset.charset}.`]
      : []),
    ...remarksIn(findings).map(remarkInWords),
  ];
}

function conflictInWords({ property, chosen, others }: CarriedConflict): string {
  const say = new Intl.ListFormat("en", { type: "conjunction" });
  const carriers: readonly Carrier[] = [chosen, ...others].map(({ carrier }) => carrier);
  return `${propertyNames[property]}: ${say.format(carriers.map((one) => carrierNames[one]))} say different things; what ${carrierNames[chosen.carrier]} says was taken.`;
}

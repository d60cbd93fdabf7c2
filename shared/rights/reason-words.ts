import { countryName } from "../country.ts";
import type { Alteration, CreditDuty } from "./grant.ts";
import type { RightsPlace } from "./inherit.ts";
import { layerNames } from "./layer.ts";
import { miningNames } from "./mining.ts";
import { isDay, type Moment } from "./moment.ts";
import type { RightsReason } from "./reason.ts";
import { releaseKindNames } from "./release.ts";
import type { StatementCondition } from "./statement.ts";
import type { Territories } from "./territory.ts";
import { useNames, type Use } from "./use.ts";

const list = new Intl.ListFormat("en-GB");

const conditionWords: Readonly<Record<StatementCondition, string>> = {
  "non-commercial": "only for what is not commercial",
  "no-derivatives": "only unaltered",
  "share-alike": "what is made from it goes out under the same licence",
  contract: "a contract restricts its use",
  "other-law": "other laws restrict its use",
  "no-guarantee": "nobody guarantees that there is no copyright",
};

const alterationWords: Readonly<Record<Alteration, string>> = {
  crop: "cropped",
  flip: "flipped",
  retouch: "retouched",
  colourise: "colourised",
  decolourise: "turned to grey",
  merge: "merged with others",
};

const creditPlaces: Readonly<Record<CreditDuty, string>> = {
  "not-required": "",
  required: "",
  adjacent: " beside the picture",
  "on-image": " on the picture",
  "credits-area": " in the list of credits",
};

/** A reason as a sentence. All words of the rights status are here, so that they can be translated together. */
export function reasonInWords(reason: RightsReason): string {
  switch (reason.kind) {
    case "embargo":
      return `Embargo until ${momentInWords(reason.until)}${placeInWords(reason.from)}.`;
    case "denied":
      return `Denied${within(reason)}${referred(reason.reference)}${placeInWords(reason.from)}.`;
    case "mining-wish":
      return `Data mining: ${miningNames[reason.wish]} for ${layerNames[reason.layer]}.`;
    case "killed":
      return `Killed by ${reason.performer}${said(reason)}.`;
    case "approval-pending":
      return `${reason.performer} has not approved it yet.`;
    case "approval-expired":
      return `${reason.performer} did not answer in time: look up what the contract says of that.`;
    case "approved":
      return `Approved by ${reason.performer}${said(reason)}.`;
    case "no-record":
      return `Nothing is recorded that allows ${layerNames[reason.layer]}.`;
    case "only-described":
      return `${capital(layerNames[reason.layer])}: “${reason.label}”, and nothing is recorded that allows its use.`;
    case "untraced":
      return `No holder of ${layerNames[reason.layer]} was found; ${counted(reason.steps, "search is", "searches are")} on record.`;
    case "statement-excludes":
      return `“${reason.label}” does not open ${layerNames[reason.layer]} for ${useNames[reason.use]}.`;
    case "use-not-granted":
      return `${capital(layerNames[reason.layer])}: granted for ${usesInWords(reason.granted)}, not for ${useNames[reason.use]}.`;
    case "territory-not-granted":
      return `${capital(layerNames[reason.layer])}: not granted for ${territoryInWords(reason.territory)}${grantedWhere(reason)}.`;
    case "language-not-granted":
      return `${capital(layerNames[reason.layer])}: not granted in ${languageInWords(reason.language)}, only in ${list.format(reason.granted.map(languageInWords))}.`;
    case "not-begun":
      return `${capital(layerNames[reason.layer])}: granted only from ${momentInWords(reason.start)}.`;
    case "ended":
      return `${capital(layerNames[reason.layer])}: the grant ended on ${momentInWords(reason.end)}.`;
    case "granted":
      return `${capital(layerNames[reason.layer])}: granted${reason.licensee === "" ? "" : ` to ${reason.licensee}`}${reason.end === null ? "" : ` until ${momentInWords(reason.end)}`}${referred(reason.reference)}${placeInWords(reason.from)}.`;
    case "open":
      return `${capital(layerNames[reason.layer])}: ${reason.label}.`;
    case "released":
      return `${capital(layerNames[reason.layer])}: released${reason.of === "" ? "" : ` by ${reason.of}`}.`;
    case "released-in-part":
      return `Of ${String(reason.persons)} persons shown no more than ${String(reason.released)} ${reason.released === 1 ? "has" : "have"} a release on record.`;
    case "except-territories":
      return `Not in ${countriesInWords(reason.territories)}.`;
    case "only-languages":
      return `Only in ${list.format(reason.languages.map(languageInWords))}.`;
    case "statement-condition":
      return `${reason.label}: ${conditionWords[reason.condition]}.`;
    case "unaltered":
      return `May not be ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(reason.alterations.map((one) => alterationWords[one]))}.`;
    case "print-run":
      return `At most ${counted(reason.copies, "copy", "copies")}.`;
    case "terms":
      return `Terms to be read: ${reason.text}`;
    case "credit":
      return `Credit is owed${creditPlaces[reason.duty]}: ${reason.line}`;
    case "credit-missing":
      return "Credit is owed, and there is no credit line.";
    case "release-missing":
      return `There is no ${releaseKindNames[reason.release]}${ofWhom(reason.of)}.`;
    case "release-limited":
      return `The ${releaseKindNames[reason.release]}${ofWhom(reason.of)} is limited: read it.`;
  }
}

// once: making one takes a hundred times as long as asking it, and a list of grants asks often
const longDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day or moment: "7 May 2026", "7 May 2026, 10:00 (Europe/Paris)". */
export function momentInWords({ at, zone }: Moment): string {
  const day = longDay.format(new Date(`${at.slice(0, 10)}T00:00:00Z`));
  const time = isDay(at) ? "" : `, ${at.slice(11)}`;
  return `${day}${time}${zone === null ? "" : ` (${zone})`}`;
}

/** Where something comes from that is not said of the still itself, after what it is; empty for what is. */
export function placeInWords(from: RightsPlace): string {
  if (from.kind === "still") return "";
  return from.kind === "film" ? `, from the film “${from.name}”` : `, from ${from.name} in general`;
}

/** Where something may be used, as a limit: "Only in Austria and Germany.", "Not in Japan."; empty for everywhere. */
export function territoriesAsLimit({ included, excluded }: Territories): string {
  const left = included.filter((code) => !excluded.includes(code));
  if (left.length > 0) return `Only in ${countriesInWords(left)}.`;
  return excluded.length > 0 ? `Not in ${countriesInWords(excluded)}.` : "";
}

/** "Not in Japan in Japanese." */
export function deniedAsLimit(
  territories: readonly string[],
  languages: readonly string[],
): string {
  return `Not${within({ territories, languages })}.`;
}

/** What something may be used for, as a limit: "Only for broadcast; web and social media." */
export function usesAsLimit(uses: readonly Use[]): string {
  return `Only for ${uses.map((use) => useNames[use]).join("; ")}.`;
}

function referred(reference: string): string {
  return reference === "" ? "" : ` (${reference})`;
}

function said({ by, on }: { readonly by: string; readonly on: string }): string {
  const through = by === "" ? "" : `, as ${by} said`;
  return `${through}${on === "" ? "" : ` on ${momentInWords({ at: on, zone: null })}`}`;
}

function within({
  territories,
  languages,
}: {
  readonly territories: readonly string[];
  readonly languages: readonly string[];
}): string {
  const where = territories.length === 0 ? "" : ` in ${countriesInWords(territories)}`;
  return languages.length === 0
    ? where
    : `${where} in ${list.format(languages.map(languageInWords))}`;
}

function grantedWhere({
  granted,
  excluded,
}: {
  readonly granted: readonly string[];
  readonly excluded: readonly string[];
}): string {
  if (granted.length > 0) return `, only for ${countriesInWords(granted)}`;
  return excluded.length > 0 ? `: everywhere but in ${countriesInWords(excluded)}` : "";
}

function territoryInWords(code: string | null): string {
  return code === null ? "the whole world" : countryName(code);
}

function countriesInWords(codes: readonly string[]): string {
  return list.format(codes.map((code) => countryName(code)));
}

function languageInWords(tag: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
}

function usesInWords(uses: readonly Use[]): string {
  return uses.length === 0 ? "no use" : list.format(uses.map((use) => useNames[use]));
}

function counted(count: number, one: string, more: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
}

function ofWhom(of: string): string {
  return of === "" ? "" : ` of ${of}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

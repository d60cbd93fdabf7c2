import { isUnidentified } from "../../../shared/depiction.ts";
import { underLanguageTags, unstatedLanguage } from "../../../shared/language.ts";
import type { ApprovalState } from "../../../shared/rights/approval.ts";
import type { LanguageTexts, StillRecord } from "../../../shared/still.ts";
import type { SceneOfStill } from "../catalog/scenes-of-still.ts";
import type { OwnPerson, OwnRecord } from "../metadata/embedded-record.ts";
import { mainText } from "./hand-out.ts";
import { lastingName } from "./linked/addresses.ts";
import { copyrightYear } from "./linked/facts.ts";

/** What of a record only our own namespace in a file has a place for. */
export function ownRecordOf(record: StillRecord, scenes: readonly SceneOfStill[]): OwnRecord {
  return {
    uri: lastingName(record),
    productionCode: record.productionCode,
    sceneLabels: labelsOf(scenes),
    sceneNumbers: scenes.flatMap(({ number }) => number ?? []),
    scenePlaces: [...new Set(scenes.flatMap(({ place }) => place ?? []))],
    copyrightYear: copyrightYear(mainText(underLanguageTags(record.texts.copyrightNotice ?? {}))),
    people: peopleOf(record),
  };
}

/** A language in which not every scene has a name would tell of some of them only. */
function labelsOf(scenes: readonly SceneOfStill[]): LanguageTexts {
  const [first] = scenes;
  if (first === undefined) return {};
  const inWords = (nameOf: (scene: SceneOfStill) => string | undefined): string =>
    scenes.map((scene) => nameOf(scene) ?? "").join("; ");
  const languages = Object.keys(first.names).filter((language) =>
    scenes.every(({ names }) => names[language] !== undefined),
  );
  return underLanguageTags({
    [unstatedLanguage]: inWords(({ label }) => label),
    ...Object.fromEntries(
      languages.map((language) => [language, inWords(({ names }) => names[language])]),
    ),
  });
}

/** A guess is told by what identifies whom it is about, and never by a name. */
function peopleOf({ depictions, placesKnown }: StillRecord): OwnPerson[] {
  return depictions.flatMap((person, index) => {
    if (isUnidentified(person)) return [];
    const { character, performer, certainty } = person;
    return [
      {
        characterId: character === null ? null : lastingName(character),
        characterName: certainty === "certain" ? (character?.name ?? null) : null,
        performerId: performer === null ? null : lastingName(performer),
        order: placesKnown ? index + 1 : null,
        certainty,
      },
    ];
  });
}

/** By what matters first of several performers' say: one who killed it, or who has yet to answer. */
const decisive: readonly ApprovalState[] = [
  "killed",
  "pending",
  "expired",
  "approved",
  "not-required",
];

/** What became of the performers' say together; null where nobody has one. */
export function approvalOf(
  approvals: readonly { readonly state: ApprovalState }[],
): ApprovalState | null {
  return decisive.find((state) => approvals.some((one) => one.state === state)) ?? null;
}

import { certainties, certaintyNames, isUnidentified, whoInWords } from "../../shared/depiction.ts";
import { nameApart } from "../../shared/distinction.ts";
import type { Depiction, StillRecord } from "../../shared/still.ts";
import {
  confirmOrder,
  identify,
  judge,
  orderByRegions,
  placePerson,
  playedBy,
  removePerson,
} from "../regions/change-regions.ts";
import type { MenuEntry } from "../ui/menu.tsx";
import { nameOf, openEntries, removeEntry, showAll } from "./chips-of-still.ts";
import type { ChipData } from "./tag-chip.tsx";

/** What is asked of somebody in the picture: who it is, who plays them, who identified them. */
export type Question = {
  readonly depiction: number;
  readonly ask: "who" | "played" | "by";
};

/** The chip of somebody in the picture: their name, who plays them, and how certain that is. */
export function personChip(
  record: StillRecord,
  person: Depiction,
  ask: (question: Question) => void,
): ChipData {
  const { id, character, performer } = person;
  const remove = (): void => void removePerson(id);
  const place = record.depictions.indexOf(person);
  const of = record.depictions.length;
  const moveTo = (to: number): void => void placePerson(record.id, id, to);
  return {
    key: `person-${String(id)}`,
    name: character?.name ?? performer?.name ?? whoInWords(person),
    ...namesOf(person),
    detail: detailOf(person),
    from: person.performerFollows ? "from the cast" : "",
    by: person.identifiedHere ? null : person.identifiedBy, // of one's own work it goes without saying
    share: null,
    entries: [
      ...(isUnidentified(person)
        ? [{ id: "who", label: "Say who it is…", run: () => ask({ depiction: id, ask: "who" }) }]
        : namedEntries(record, person, ask)),
      ...orderEntries(record, { place, of, moveTo }),
      null,
      removeEntry(remove),
    ],
    remove,
    ordered: { place, of, moveTo },
  };
}

/** Whose the name of the chip is, and who is named beside it. */
function namesOf({ character, performer }: Depiction): Pick<ChipData, "named" | "detailNamed"> {
  const player = performer === null ? null : nameOf("performer", performer.id);
  if (character === null) return player === null ? {} : { named: player };
  const named = nameOf("character", character.id);
  return player === null ? { named } : { named, detailNamed: player };
}

function detailOf({ character, performer, certainty, cast }: Depiction): string {
  const apart = performer?.apart ?? "";
  // Of several who play a character none follows: it is asked.
  const open = cast.length > 1 ? `${cast.map(nameApart).join(" or ")}?` : "";
  const played = character === null ? apart : performer === null ? open : nameApart(performer);
  const doubt =
    certainty === "certain" || (character === null && performer === null)
      ? ""
      : certaintyNames[certainty].toLowerCase();
  return [played, doubt].filter((part) => part !== "").join(", ");
}

function namedEntries(
  record: StillRecord,
  person: Depiction,
  ask: (question: Question) => void,
): (MenuEntry | null)[] {
  const { id, character, performer, certainty } = person;
  const { film } = record;
  return [
    ...(character === null ? [] : [showAll("character", character.id, film?.id ?? null)]),
    ...(performer === null
      ? []
      : [
          {
            ...showAll("performer", performer.id),
            ...(character === null ? {} : { id: "performer", label: `Show ${performer.name}` }),
          },
        ]),
    ...(character !== null
      ? openEntries("character", character.id)
      : performer !== null
        ? openEntries("performer", performer.id)
        : []),
    ...playedEntries(person, record, ask),
    { id: "who", label: "It is somebody else…", run: () => ask({ depiction: id, ask: "who" }) },
    { id: "nobody", label: "Make unidentified", run: () => void identify(id, null) },
    null,
    ...certainties
      .filter((one) => one !== certainty)
      .map((one) => ({
        id: one,
        label: `This is ${certaintyNames[one].toLowerCase()}`,
        run: () => void judge(id, { certainty: one }),
      })),
    { id: "by", label: "Who identified them…", run: () => ask({ depiction: id, ask: "by" }) },
  ];
}

/** Who of the cast is shown here, where several play the character, or somebody else. */
function playedEntries(
  { id, character, performer, cast }: Depiction,
  { film }: StillRecord,
  ask: (question: Question) => void,
): MenuEntry[] {
  if (character === null) return [];
  if (film === null)
    return [
      {
        id: "played",
        label: "Played by… (say the film first)",
        disabled: true,
        run: () => undefined,
      },
    ];
  const open = performer === null && cast.length > 1 ? cast : [];
  const label = performer === null && open.length === 0 ? "Played by…" : "Played by someone else…";
  return [
    ...open.map((one) => ({
      id: `played-${String(one.id)}`,
      label: `Played here by ${nameApart(one)}`,
      run: () => void playedBy(id, character, { id: one.id }),
    })),
    { id: "played", label, run: () => ask({ depiction: id, ask: "played" }) },
  ];
}

function orderEntries(
  { id, depictions, placesKnown }: StillRecord,
  { place, of, moveTo }: NonNullable<ChipData["ordered"]>,
): (MenuEntry | null)[] {
  if (of < 2) return [];
  const drawn = depictions.filter(({ region }) => region !== null).length;
  return [
    null,
    {
      id: "left",
      label: "Move left",
      shortcut: "Alt+←",
      disabled: place === 0,
      run: () => moveTo(place - 1),
    },
    {
      id: "right",
      label: "Move right",
      shortcut: "Alt+→",
      disabled: place === of - 1,
      run: () => moveTo(place + 1),
    },
    ...(placesKnown
      ? []
      : [
          {
            id: "confirm",
            label: "All stand in this order",
            shortcut: "Ctrl+Shift+O",
            run: () => void confirmOrder(id),
          },
        ]),
    ...(drawn < 2
      ? []
      : [
          {
            id: "follow",
            label: "Order all by their regions",
            run: () => void orderByRegions(id),
          },
        ]),
  ];
}

import type { ReactNode } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { SelectionSummary, SharedTag } from "../../shared/contract/stills.ts";
import type { TagField as Field } from "../../shared/tag.ts";
import { tagFieldPlurals } from "../../shared/tag.ts";
import type { StillNumberField, TextField as TextName } from "../../shared/still.ts";
import { localisedFields, stillNumberNames, textFieldNames } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { HandedOut } from "../export/handed-out.tsx";
import { RightsOfSeveral } from "../rights/rights-of-several.tsx";
import { CastStrip } from "../tagging/cast-strip.tsx";
import { classes } from "../ui/classes.ts";
import { count as inWords } from "../ui/numbers.ts";
import { AnyTagField } from "./any-tag-field.tsx";
import { SuggestedForSeveral } from "./suggested-line.tsx";
import { addTag, removeTag, replaceField } from "../tagging/change-tags.ts";
import type { RecordField } from "./chips-of-still.ts";
import { keysOf, openEntries, removeEntry, showAll } from "./chips-of-still.ts";
import { draftsState } from "./drafts.ts";
import { followingHolder } from "./following-holder.ts";
import { KindField } from "./kind-field.tsx";
import { LanguagePicker } from "./language-picker.tsx";
import { MarksRow } from "./marks-row.tsx";
import { NumberField } from "./number-field.tsx";
import { Section } from "./section.tsx";
import type { ChipData } from "./tag-chip.tsx";
import { TagField } from "./tag-field.tsx";
import { altTextCount, TextField } from "./text-field.tsx";
import type { TextTarget } from "./text-target.ts";
import { textDraftKey } from "./text-target.ts";
import { workIn, workingLanguage } from "./working-language.ts";
import styles from "./inspector.module.css";

type SeveralProps = {
  readonly summary: SelectionSummary;
  readonly stills: Stills;
  readonly session: string;
};

/** What several stills have in common. Only the field that is touched is written, to all of them, in one change. */
export function SeveralStills(props: SeveralProps): ReactNode {
  const { summary, stills } = props;
  const tags = (field: RecordField, shared: readonly SharedTag[], name: string): ReactNode => (
    <SharedTags
      key={field}
      field={field}
      shared={shared}
      name={name}
      stills={stills}
      total={summary.count}
      film={filmOfAll(summary)}
      following={field === "rightsHolder" ? summary.followingHolders : []}
    />
  );
  const [kind] = summary.kinds;
  return (
    <>
      <h2 className={classes(styles, "several")}>{inWords(summary.count)} stills</h2>
      <AnyTagField stills={stills} count={summary.count} given={givenToAll(summary)} />
      <SuggestedForSeveral stills={stills} count={summary.count} />
      <CastStrip stills={stills} given={givenToAll(summary)} />
      <MarksRow stills={stills} marks={summary.marks} />
      <SharedText {...props} field="caption" look="caption" />
      {tags("character", summary.characters, "In the picture")}
      {tags("performer", summary.performers, "Performers")}
      {tags("scene", summary.scenes, "Scene")}
      {tags("film", summary.films, "Film")}
      <Section
        name="Kind"
        note={summary.kinds.length > 1 ? "Mixed" : shareOf(kind?.count ?? 0, summary.count)}
      >
        <KindField
          stills={stills}
          kind={kind?.kind ?? null}
          mixed={summary.kinds.length > 1 || (kind !== undefined && kind.count < summary.count)}
        />
      </Section>
      <SharedNumber {...props} field="number" />
      <SharedNumber {...props} field="productionCode" />
      {tags("rightsHolder", summary.rightsHolders, "Rights holders")}
      <SharedText {...props} field="creditLine" look="reading" />
      <RightsOfSeveral stills={stills} count={summary.count} />
      <HandedOut key={`handed-out-${props.session}`} stills={stills} />
      {tags("keyword", summary.keywords, "Keywords")}
      <SharedText {...props} field="altText" look="reading" />
      {(
        ["headline", "title", "copyrightNotice", "usageTerms", "instructions", "source"] as const
      ).map((field) => (
        <SharedText key={field} {...props} field={field} look="plain" />
      ))}
    </>
  );
}

/** Keys of what all the stills are tagged with. */
function givenToAll(summary: SelectionSummary): ReadonlySet<string> {
  const { films, scenes, characters, performers, rightsHolders, keywords, count } = summary;
  const shared = { film: films, scene: scenes, character: characters, performer: performers };
  return new Set(
    Object.entries({ ...shared, rightsHolder: rightsHolders, keyword: keywords }).flatMap(
      ([field, tags]) =>
        tags.filter((tag) => tag.count === count).map(({ id }) => `${field}-${String(id)}`),
    ),
  );
}

type SharedTagsProps = {
  readonly field: RecordField;
  readonly shared: readonly SharedTag[];
  readonly name: string;
  readonly stills: Stills;
  readonly total: number;
  /** The key of the film of all the stills; null when they have several, or some have none. */
  readonly film: number | null;
  /** What only follows from elsewhere. */
  readonly following: readonly SharedTag[];
};

function filmOfAll({ films, count }: SelectionSummary): number | null {
  const [film] = films;
  return film === undefined || film.count < count ? null : film.id;
}

function SharedTags(props: SharedTagsProps): ReactNode {
  const { field, shared, name, stills, total, film, following } = props;
  const chips = [
    ...shared.map((tag) => sharedChip(field, tag, { stills, total, film })),
    ...following.map((tag) =>
      followingHolder(tag, stills, { film: null, share: shareOf(tag.count, total) }),
    ),
  ];
  const mixed = chips.some(({ share }) => share !== null);
  const writable = useStore(archiveState, isWritable);
  return (
    <Section
      name={name}
      extra={
        writable && shared.length > 0 && !hasOneValue(field) ? (
          <button
            type="button"
            className={classes(styles, "replace")}
            aria-label={`Replace ${tagFieldPlurals[field].toLowerCase()}`}
            title={`Replace all ${tagFieldPlurals[field].toLowerCase()} of these stills by others`}
            onClick={() => void replaceField(stills, total, field)}
          >
            Replace…
          </button>
        ) : null
      }
      note={
        chips.length === 0 ? <span data-missing>missing in all</span> : mixed ? "Mixed" : "in all"
      }
    >
      <TagField
        field={field}
        stills={stills}
        chips={chips}
        given={keysOf(chips)}
        placeholder={`${hasOneValue(field) ? "Set for" : "Add to"} all ${inWords(total)}`}
      />
    </Section>
  );
}

/** What is given of it takes the place of what there is. */
function hasOneValue(field: Field): boolean {
  return field === "film" || field === "kind";
}

function sharedChip(
  field: RecordField,
  record: SharedTag,
  { stills, total, film }: Pick<SharedTagsProps, "stills" | "total" | "film">,
): ChipData {
  const called = { tag: { field, id: record.id }, name: record.name };
  const remove = (): void => void removeTag(stills, called);
  const share = shareOf(record.count, total);
  const addAll = {
    id: "all",
    label: `Add to all ${inWords(total)}`,
    run: () => void addTag(stills, called),
  };
  return {
    key: `${field}-${String(record.id)}`,
    name: record.name,
    detail: record.detail,
    from: "",
    share,
    entries: [
      ...(share === null ? [] : [addAll]),
      showAll(field, record.id, film),
      ...openEntries(field, record.id),
      null,
      removeEntry(remove),
    ],
    remove,
  };
}

/** "3 of 12"; null when it is all of them, or none. */
function shareOf(some: number, total: number): string | null {
  return some === total || some === 0 ? null : `${inWords(some)} of ${inWords(total)}`;
}

type Mode = TextTarget["mode"];
type SharedTextProps = SeveralProps & {
  readonly field: TextName;
  readonly look: "caption" | "reading" | "plain";
};

function SharedText({ summary, stills, session, field, look }: SharedTextProps): ReactNode {
  const working = useStore(workingLanguage, ({ language }) => language);
  const [mode, setMode] = useState<Mode>("replace");
  const localised = localisedFields.has(field);
  const language = localised ? (working ?? "x-default") : "x-default";
  const shared = summary.texts[field] ?? { text: "", mixed: false };
  const target = {
    session,
    stills,
    field,
    language,
    mode: shared.mixed ? mode : "replace",
    mixed: shared.mixed,
  } as const;
  const text = shared.mixed ? "" : shared.text;
  const draft = useStore(draftsState, ({ drafts }) => drafts.get(textDraftKey(target))?.text);
  const name = textFieldNames[field];
  return (
    <Section
      name={name}
      extra={localised && <LanguagePicker texts={{}} language={language} onPick={workIn} />}
      note={
        shared.mixed ? (
          <ModePicker name={name} mode={mode} onMode={setMode} />
        ) : (
          noteOf(field, draft ?? text)
        )
      }
    >
      <TextField
        name={localised ? `${name}, ${languageName(language)}` : name}
        target={target}
        text={text}
        version={summary}
        look={look}
        placeholder={
          shared.mixed ? `Mixed. What you type is written to all ${inWords(summary.count)}.` : ""
        }
      />
    </Section>
  );
}

function SharedNumber(props: SeveralProps & { readonly field: StillNumberField }): ReactNode {
  const { summary, stills, session, field } = props;
  const { text, mixed } = summary.numbers[field];
  return (
    <Section name={stillNumberNames[field]} note={mixed ? "Mixed" : text === "" ? null : "in all"}>
      <NumberField
        field={field}
        text={text}
        stills={stills}
        session={session}
        version={summary}
        placeholder={
          mixed ? `Mixed. What you type is written to all ${inWords(summary.count)}.` : ""
        }
      />
    </Section>
  );
}

function noteOf(field: TextName, text: string): ReactNode {
  if (text === "") return <span data-missing>missing in all</span>;
  return field === "altText" ? altTextCount(text).words : "in all";
}

const modeNames: Readonly<Record<Mode, string>> = {
  replace: "Replace",
  prepend: "Add before",
  append: "Add after",
};

function ModePicker({
  name,
  mode,
  onMode,
}: {
  name: string;
  mode: Mode;
  onMode: (mode: Mode) => void;
}): ReactNode {
  return (
    <span className={classes(styles, "mode")}>
      Mixed
      <select
        aria-label={`How ${name.toLowerCase()} is written`}
        value={mode}
        data-keeps-draft
        onChange={(event) => {
          onMode(modeNamed(event.target.value));
          event.target.closest("section")?.querySelector("textarea")?.focus();
        }}
      >
        {Object.entries(modeNames).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}

function modeNamed(value: string): Mode {
  return value === "append" || value === "prepend" ? value : "replace";
}

import { Fragment, type ReactNode } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { StillNumberField, StillRecord, TextField as Field } from "../../shared/still.ts";
import { stillNumberNames } from "../../shared/still.ts";
import type { SuggestionForStills } from "../../shared/suggestion.ts";
import { classes } from "../ui/classes.ts";
import { HandedOut } from "../export/handed-out.tsx";
import { Marked } from "../matches/marked.tsx";
import { RightsOfStill } from "../rights/rights-of-still.tsx";
import { CastStrip } from "../tagging/cast-strip.tsx";
import { AnyTagField } from "./any-tag-field.tsx";
import { CarriedPart } from "./carried-part.tsx";
import { chipOf, givenTo, keysOf } from "./chips-of-still.ts";
import { FileAway, isAway } from "./file-away.tsx";
import { FilePart } from "./file-part.tsx";
import { filesInWords } from "./files-of-still.ts";
import { FilmsOfCode } from "./films-of-code.tsx";
import { FindingsPart } from "./findings-part.tsx";
import { MarksRow } from "./marks-row.tsx";
import { followingHolder } from "./following-holder.ts";
import { KindField } from "./kind-field.tsx";
import { NumberField } from "./number-field.tsx";
import { People } from "./people.tsx";
import { Section } from "./section.tsx";
import { StillPicture } from "./still-picture.tsx";
import { StillText } from "./still-text.tsx";
import { SuggestedLine } from "./suggested-line.tsx";
import { TagField } from "./tag-field.tsx";
import { suggestedHolderLines } from "./tag-lines.ts";
import styles from "./inspector.module.css";

/** The texts after the alt text, in the order in which they are usually filled in. */
const otherTexts: readonly Field[] = [
  "headline",
  "title",
  "extendedDescription",
  "copyrightNotice",
  "usageTerms",
  "instructions",
  "source",
  "creatorJobTitle",
  "captionWriter",
  "webStatement",
];

/** All about one still, in the order of an archivist's work. */
export function SingleStill({
  record,
  suggestions,
}: {
  readonly record: StillRecord;
  readonly suggestions: readonly SuggestionForStills[];
}): ReactNode {
  const stills: Stills = { ids: [record.id] };
  const given = givenTo(record);
  const text = (field: Field, look: "caption" | "reading" | "plain"): ReactNode => (
    <StillText key={field} record={record} stills={stills} field={field} look={look} />
  );
  return (
    <>
      <StillPicture record={record} />
      {isAway(record.files) && <FileAway still={record.id} file={record.files[0]} />}
      <FindingsPart still={record.id} hash={record.hash} />
      <AnyTagField stills={stills} count={1} given={given} />
      <SuggestedLine
        stills={stills}
        count={1}
        suggestions={suggestions.filter(({ field, id }) => !given.has(`${field}-${String(id)}`))}
      />
      <CastStrip stills={stills} given={given} />
      <MarksRow stills={stills} marks={record.marks} />
      {text("caption", "caption")}
      <People key={record.id} record={record} stills={stills} />
      <Records record={record} stills={stills} suggestions={suggestions} />
      {text("creditLine", "reading")}
      <RightsOfStill still={record.id} />
      <HandedOut key={`handed-out-${String(record.id)}`} stills={stills} />
      <KeywordPart record={record} stills={stills} />
      {text("altText", "reading")}
      {otherTexts.map((field) => text(field, "plain"))}
      <CreatorPart record={record} />
      <Section name="Files" note={filesInWords(record.files)}>
        <FilePart still={record.id} files={record.files} />
      </Section>
      <CarriedPart carried={record.carried} />
    </>
  );
}

type Part = { readonly record: StillRecord; readonly stills: Stills };

function Records({
  record,
  stills,
  suggestions,
}: Part & { readonly suggestions: readonly SuggestionForStills[] }): ReactNode {
  const { film } = record;
  const scenes = record.scenes.map((scene) =>
    chipOf("scene", scene, stills, { film: film?.id ?? null }),
  );
  const detail =
    film === null ? "" : [film.year, ...film.directors].filter((part) => part !== null).join(", ");
  const films = film === null ? [] : [chipOf("film", film, stills, { detail })];
  const holders = record.rightsHolders.map((holder) =>
    holder.follows
      ? followingHolder(holder, stills, { film: film?.id ?? null, share: null })
      : chipOf("rightsHolder", holder, stills),
  );
  return (
    <>
      <Section name="Scene" note={missingIf(scenes.length === 0)}>
        <TagField
          field="scene"
          stills={stills}
          chips={scenes}
          given={keysOf(scenes)}
          placeholder="Add scene"
        />
      </Section>
      <Section name="Film" note={missingIf(film === null)}>
        <TagField
          field="film"
          stills={stills}
          chips={films}
          given={keysOf(films)}
          placeholder={film === null ? "Title (Year)" : "Another film"}
        />
      </Section>
      <Section name="Kind" note={missingIf(record.kind === null)}>
        <KindField stills={stills} kind={record.kind} mixed={false} />
      </Section>
      <NumbersPart record={record} stills={stills} />
      <Section name="Rights holders" note={missingIf(holders.length === 0)}>
        <TagField
          field="rightsHolder"
          stills={stills}
          chips={holders}
          given={keysOf(holders)}
          placeholder="Add rights holder"
          also={(text) => suggestedHolderLines(suggestions, text)}
        />
      </Section>
    </>
  );
}

function NumbersPart({ record, stills }: Part): ReactNode {
  const session = `still-${String(record.id)}`;
  const field = (name: StillNumberField): ReactNode => (
    <Section name={stillNumberNames[name]}>
      <NumberField
        field={name}
        text={record[name] ?? ""}
        stills={stills}
        session={session}
        version={record}
      />
      {name === "productionCode" && <FilmsOfCode record={record} />}
    </Section>
  );
  return (
    <>
      {field("number")}
      {field("productionCode")}
    </>
  );
}

function KeywordPart({ record, stills }: Part): ReactNode {
  const keywords = record.keywords.map((keyword) => chipOf("keyword", keyword, stills));
  return (
    <Section name="Keywords" note={keywords.length > 8 ? String(keywords.length) : null}>
      <TagField
        field="keyword"
        stills={stills}
        chips={keywords}
        given={keysOf(keywords)}
        placeholder="Add keyword"
      />
    </Section>
  );
}

function CreatorPart({ record }: { record: StillRecord }): ReactNode {
  const { creators, dateCreated } = record;
  return (
    <Section name="Creators" note={missingIf(creators.length === 0)}>
      {creators.length > 0 && (
        <p dir="auto">
          {creators.map((creator, at) => (
            <Fragment key={creator}>
              {at > 0 && ", "}
              <Marked in="photographer" text={creator} id={null} />
            </Fragment>
          ))}
        </p>
      )}
      {dateCreated !== null && (
        <p className={classes(styles, "soft")}>Taken {dateCreated.replace("T", " ")}</p>
      )}
    </Section>
  );
}

function missingIf(missing: boolean): ReactNode {
  return missing ? <span data-missing>missing</span> : null;
}

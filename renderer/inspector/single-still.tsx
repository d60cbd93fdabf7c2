import type { ReactNode } from "react";
import { useState } from "react";
import type { Stills } from "../../shared/contract/schemas.ts";
import type { NamedRecord, StillRecord, TextField as Field } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import { StatusGlyph, statusNames } from "../ui/status-glyph.tsx";
import { AnyTagField } from "./any-tag-field.tsx";
import { CarriedPart } from "./carried-part.tsx";
import { chipOf, depictionChips, givenTo, keysOf } from "./chips-of-still.ts";
import { FilePart } from "./file-part.tsx";
import { FindingsPart } from "./findings-part.tsx";
import { KindField } from "./kind-field.tsx";
import { PlayedBy } from "./played-by.tsx";
import { Section } from "./section.tsx";
import { StillPicture } from "./still-picture.tsx";
import { StillText } from "./still-text.tsx";
import { TagField } from "./tag-field.tsx";
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
export function SingleStill({ record }: { record: StillRecord }): ReactNode {
  const stills: Stills = { ids: [record.id] };
  const text = (field: Field, look: "caption" | "reading" | "plain"): ReactNode => (
    <StillText key={field} record={record} stills={stills} field={field} look={look} />
  );
  return (
    <>
      <StillPicture record={record} />
      <FindingsPart still={record.id} />
      <AnyTagField stills={stills} count={1} given={givenTo(record)} />
      {text("caption", "caption")}
      <InThePicture key={record.id} record={record} stills={stills} />
      <Records record={record} stills={stills} />
      {text("creditLine", "reading")}
      <RightsPart record={record} />
      <KeywordPart record={record} stills={stills} />
      {text("altText", "reading")}
      {otherTexts.map((field) => text(field, "plain"))}
      <CreatorPart record={record} />
      <Section
        name="Files"
        note={record.files.length > 1 ? `${String(record.files.length)} copies` : null}
      >
        <FilePart still={record.id} files={record.files} />
      </Section>
      <CarriedPart carried={record.carried} />
    </>
  );
}

type Part = { readonly record: StillRecord; readonly stills: Stills };

function InThePicture({ record, stills }: Part): ReactNode {
  const [asked, setAsked] = useState<NamedRecord | null>(null);
  const { characters, performers } = depictionChips(record, stills, setAsked);
  const nobody = characters.length + performers.length === 0;
  return (
    <Section
      name="In the picture"
      note={nobody ? <span data-missing>nobody named</span> : "left to right"}
    >
      <TagField
        field="character"
        stills={stills}
        chips={characters}
        given={keysOf(characters)}
        placeholder="Add character"
      />
      {asked !== null && record.film !== null && (
        <PlayedBy
          character={asked}
          film={record.film}
          stills={stills}
          onDone={() => setAsked(null)}
        />
      )}
      <TagField
        field="performer"
        stills={stills}
        chips={performers}
        given={keysOf(performers)}
        placeholder="Add performer"
      />
    </Section>
  );
}

function Records({ record, stills }: Part): ReactNode {
  const { film } = record;
  const scenes = record.scenes.map((scene) => chipOf("scene", scene, stills, { film }));
  const detail =
    film === null ? "" : [film.year, ...film.directors].filter((part) => part !== null).join(", ");
  const films = film === null ? [] : [chipOf("film", film, stills, { film, detail })];
  const holders = record.rightsHolders.map((holder) => chipOf("rightsHolder", holder, stills));
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
      <Section name="Rights holders" note={missingIf(holders.length === 0)}>
        <TagField
          field="rightsHolder"
          stills={stills}
          chips={holders}
          given={keysOf(holders)}
          placeholder="Add rights holder"
        />
      </Section>
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

function RightsPart({ record }: { record: StillRecord }): ReactNode {
  return (
    <Section name="Rights">
      <p className={classes(styles, "rights")}>
        <StatusGlyph status={record.status} />
        {statusNames[record.status]}
      </p>
    </Section>
  );
}

function CreatorPart({ record }: { record: StillRecord }): ReactNode {
  const { creators, dateCreated } = record;
  return (
    <Section name="Creators" note={missingIf(creators.length === 0)}>
      {creators.length > 0 && <p dir="auto">{creators.join(", ")}</p>}
      {dateCreated !== null && (
        <p className={classes(styles, "soft")}>Taken {dateCreated.replace("T", " ")}</p>
      )}
    </Section>
  );
}

function missingIf(missing: boolean): ReactNode {
  return missing ? <span data-missing>missing</span> : null;
}

import type { ReactNode } from "react";
import { useStore } from "zustand";
import type {
  AgentPage,
  CharacterPage,
  FilmPage,
  KeywordPage,
  Occurrence,
  RecordPage,
  ScenePage,
} from "../../shared/record-page.ts";
import { agentKindNames, agentKinds, settingNames, settings } from "../../shared/record.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { LanguagePicker } from "../inspector/language-picker.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { RightsOfFilm, RightsOfHolder } from "../rights/rights-of-record.tsx";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { AgentsField } from "./agents-field.tsx";
import { CastPart } from "./cast-part.tsx";
import { changeFields, writeFields } from "./change-record.ts";
import { Choice } from "./choice.tsx";
import { CodesPart } from "./codes-part.tsx";
import { ContactsPart } from "./contacts-part.tsx";
import { CountriesField } from "./countries-field.tsx";
import { FilmOfScene } from "./film-of-scene.tsx";
import { lastAlready, placeComplaint, yearComplaint, yearOf } from "./field-values.ts";
import { IdentifiersPart } from "./identifiers-part.tsx";
import { NamesPart } from "./names-part.tsx";
import { PageText } from "./page-text.tsx";
import { Labelled, Part } from "./part.tsx";
import { RecordInput } from "./record-input.tsx";
import { RecordLink } from "./record-link.tsx";
import { RolesPart } from "./roles-part.tsx";
import { StillsLink } from "./role-line.tsx";
import { RowList } from "./row-list.tsx";
import { ScenesPart } from "./scenes-part.tsx";
import styles from "./records.module.css";

/** All that a page says of a record below its name. */
export function RecordFields({ page }: { page: RecordPage }): ReactNode {
  switch (page.kind) {
    case "film":
      return <FilmFields page={page} />;
    case "scene":
      return <SceneFields page={page} />;
    case "character":
      return <CharacterFields page={page} />;
    case "agent":
      return <AgentFields page={page} />;
    case "keyword":
      return <KeywordFields page={page} />;
  }
}

function FilmFields({ page }: { page: FilmPage }): ReactNode {
  const { id, year, language } = page;
  const writable = useStore(archiveState, isWritable);
  return (
    <>
      <Part name="Details">
        <Labelled label="Year">
          <div className={classes(styles, "short")}>
            <PageText
              page={page}
              field="year"
              name="Year"
              text={year === null ? "" : String(year)}
              complaint={yearComplaint}
              write={(text) => writeFields("film", id, () => ({ year: yearOf(text) }))}
            />
          </div>
        </Labelled>
        <Labelled label="Title language">
          <span className={classes(styles, "inline")}>
            {writable ? (
              <LanguagePicker
                texts={{}}
                language={language}
                onPick={(tag) => void changeFields("film", id, () => ({ language: tag }))}
              />
            ) : (
              languageName(language)
            )}
          </span>
        </Labelled>
        <Labelled label="Directed by">
          <AgentsField page={page} field="directors" name="Directed by" one="director" />
        </Labelled>
        <Labelled label="Companies">
          <AgentsField page={page} field="companies" name="Companies" one="company" />
        </Labelled>
        <Labelled label="Rights holders">
          <AgentsField
            page={page}
            field="rightsHolders"
            name="Rights holders"
            one="rights holder"
          />
        </Labelled>
        <Labelled label="Countries">
          <CountriesField page={page} />
        </Labelled>
      </Part>
      <NamesPart page={page} />
      <CastPart page={page} />
      <ScenesPart page={page} />
      <RightsOfFilm place={{ kind: "film", id, name: page.name }} />
      <IdentifiersPart page={page} />
      <CodesPart page={page} />
    </>
  );
}

function SceneFields({ page }: { page: ScenePage }): ReactNode {
  const { id, film, number, position, place, setting, synopsis } = page;
  return (
    <>
      <Part name="Details">
        <Labelled label="Film">
          <FilmOfScene page={page} />
        </Labelled>
        <Labelled label="Number">
          <div className={classes(styles, "short")}>
            <PageText
              page={page}
              field="number"
              name="Number"
              placeholder="11A"
              text={number ?? ""}
              write={(text) => writeFields("scene", id, () => ({ number: text }))}
            />
          </div>
        </Labelled>
        {film !== null && (
          <Labelled label="Order">
            <div className={classes(styles, "short")}>
              <PageText
                page={page}
                field="position"
                name="Place in the order"
                text={String(position + 1)}
                complaint={placeComplaint}
                already={(text) => lastAlready(text, position + 1)}
                write={(text) => writeFields("scene", id, () => ({ position: Number(text) - 1 }))}
              />
            </div>
          </Labelled>
        )}
        <Labelled label="Plays in">
          <PageText
            page={page}
            field="place"
            name="Where it plays"
            placeholder="a village in Gansu"
            text={place ?? ""}
            write={(text) => writeFields("scene", id, () => ({ place: text }))}
          />
        </Labelled>
        <Labelled label="Setting">
          <Choice
            name="Setting"
            codes={settings}
            names={settingNames}
            value={setting}
            onChoose={(chosen) => changeFields("scene", id, () => ({ setting: chosen }))}
            onNone={() => changeFields("scene", id, () => ({ setting: null }))}
          />
        </Labelled>
        <Labelled label="Synopsis">
          <PageText
            page={page}
            field="synopsis"
            name="Synopsis"
            look="reading"
            lines
            text={synopsis ?? ""}
            write={(text) => writeFields("scene", id, () => ({ synopsis: text }))}
          />
        </Labelled>
      </Part>
      <NamesPart page={page} />
    </>
  );
}

function CharacterFields({ page }: { page: CharacterPage }): ReactNode {
  return (
    <>
      <NamesPart page={page} />
      <RolesPart page={page} />
    </>
  );
}

function AgentFields({ page }: { page: AgentPage }): ReactNode {
  const { id, agentKind, creditLine, directed, produced, owned } = page;
  return (
    <>
      <Part name="Details">
        <Labelled label="Kind">
          <Choice
            name="Kind of agent"
            codes={agentKinds}
            names={agentKindNames}
            value={agentKind}
            onChoose={(kind) => changeFields("agent", id, () => ({ agentKind: kind }))}
            onNone={() => changeFields("agent", id, () => ({ agentKind: null }))}
          />
        </Labelled>
        <Labelled label="Credit line">
          <PageText
            page={page}
            field="credit-line"
            name="Standard credit line"
            look="reading"
            placeholder="how it wants to be credited"
            text={creditLine ?? ""}
            write={(text) => writeFields("agent", id, () => ({ creditLine: text }))}
          />
        </Labelled>
      </Part>
      <NamesPart page={page} />
      <ContactsPart page={page} />
      <IdentifiersPart page={page} />
      {mayHoldRights(page) && <RightsOfHolder place={{ kind: "holder", id, name: page.name }} />}
      <RolesPart page={page} />
      <Films name="Directed" films={directed} />
      <Films name="Produced" films={produced} />
      <Films name="Holds the rights in" films={owned} />
    </>
  );
}

/** Whoever is only seen in stills, and holds nothing, has no need to say what holds of all that it holds. */
function mayHoldRights({ held, owned, stills }: AgentPage): boolean {
  return held.stills !== 0 || owned.length > 0 || stills === 0;
}

type FilmsProps = { readonly name: string; readonly films: AgentPage["directed"] };

function Films({ name, films }: FilmsProps): ReactNode {
  if (films.length === 0) return null;
  return (
    <Part name={name}>
      <RowList
        name={name}
        rows={films}
        nameOf={(film) => film.name}
        onMove={null}
        onRemove={null}
        render={(film) => <Occurring kind="film" record={film} />}
      />
    </Part>
  );
}

/** Another record, and how many stills it has. */
function Occurring(props: {
  readonly kind: "film" | "keyword";
  readonly record: NamedRecord & Occurrence;
}): ReactNode {
  const { kind, record } = props;
  return (
    <div className={classes(styles, "line")}>
      <div className={classes(styles, "said")}>
        <RecordLink kind={kind} record={record} />
      </div>
      <StillsLink stills={record.stills} query={record.query} of={record.name} />
    </div>
  );
}

function KeywordFields({ page }: { page: KeywordPage }): ReactNode {
  const { id, broader, narrower } = page;
  const writable = useStore(archiveState, isWritable);
  const parent = broader.at(-1) ?? null;
  const put = (chosen: number | null): void =>
    void changeFields("keyword", id, () => ({ parent: chosen }));
  return (
    <>
      <Part name="Details">
        <Labelled label="Stands under">
          {broader.length > 0 && (
            <span className={classes(styles, "performer")}>
              <Path keywords={broader} />
              {writable && (
                <Button tone="plain" onPress={() => put(null)}>
                  Take out
                </Button>
              )}
            </span>
          )}
          {writable && parent === null && (
            <RecordInput
              name="Broader keyword"
              kind="keyword"
              placeholder="a broader keyword"
              barred={(other) => underItself(page, other)}
              onPick={(chosen) => {
                if ("id" in chosen) put(chosen.id);
              }}
            />
          )}
        </Labelled>
      </Part>
      <NamesPart page={page} />
      {narrower.length > 0 && (
        <Part name="Narrower keywords">
          <RowList
            name="Narrower keywords"
            rows={narrower}
            nameOf={({ name }) => name}
            onMove={null}
            onRemove={null}
            render={(keyword) => <Occurring kind="keyword" record={keyword} />}
          />
        </Part>
      )}
    </>
  );
}

/** Why a keyword cannot stand above this one, if that would make a circle. */
function underItself({ id, name, under }: KeywordPage, above: number): string | null {
  if (above === id) return "A keyword cannot stand under itself. Choose another.";
  return under.includes(above)
    ? `Stands under “${name}” itself. Take it out from there first, or choose another.`
    : null;
}

/** The broader keywords, the broadest first. */
function Path({ keywords }: { keywords: readonly NamedRecord[] }): ReactNode {
  return (
    <span>
      {keywords.map((keyword, index) => (
        <span key={keyword.id}>
          {index > 0 && <span className={classes(styles, "soft")}> › </span>}
          <RecordLink kind="keyword" record={keyword} />
        </span>
      ))}
    </span>
  );
}

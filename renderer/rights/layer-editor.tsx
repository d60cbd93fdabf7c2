import type { ReactNode } from "react";
import { creditDutyNames } from "../../shared/rights/credit-duty.ts";
import { creditDuties } from "../../shared/rights/grant.ts";
import type { SharedRights } from "../../shared/contract/rights.ts";
import type { EffectiveLayer, Inherited, RightsPlace } from "../../shared/rights/inherit.ts";
import { layerNames } from "../../shared/rights/layer.ts";
import type { LayerValues } from "../../shared/rights/layer-record.ts";
import { miningNames, miningWishes } from "../../shared/rights/mining.ts";
import { dayAt, zoneHere } from "../../shared/rights/moment.ts";
import { statementOf } from "../../shared/rights/statement.ts";
import { tracingInWords } from "../../shared/rights/tracing-in-words.ts";
import { ask, type AskedOf } from "../archive.ts";
import { DocumentFields, documentsWritten } from "./document-fields.tsx";
import { capital } from "./form-fields.tsx";
import { FormFrame } from "./form-frame.tsx";
import { LayerFieldRow } from "./layer-field-row.tsx";
import { HolderFields, StatementField, TracingFields } from "./layer-fields.tsx";
import { counted } from "../ui/numbers.ts";
import type { HolderWritten, LayerChanges, LayerForm } from "./layer-written.ts";
import { writeForm } from "./rights-forms.ts";
import { holderRoleNames } from "./rights-words.ts";
import { isHere, placeAsked, placeInWords, type SaidPlace } from "./said-place.ts";

type Props = {
  readonly place: SaidPlace;
  /** What holds of the layer; null of several stills, which may differ. */
  readonly effective: EffectiveLayer | null;
  /** What each of several stills says itself, alike ones together. */
  readonly each?: SharedRights["layers"];
  readonly written: LayerForm;
  readonly back: string;
};

/** Writes what is said of a layer at a place: each value is inherited until it is stated otherwise here. */
export function LayerEditor({ place, effective, each = [], written, back }: Props): ReactNode {
  const { layer, values } = written;
  return (
    <FormFrame
      title={`${capital(layerNames[layer])}: what is said for ${placeInWords(place)}`}
      does="Record it"
      missing={missingIn(values)}
      back={back}
      of={{ place, what: "layer", id: layer }}
      save={() =>
        ask("rights.setLayer", { on: placeAsked(place), layer, values: valuesAsked(values) })
      }
    >
      <Values
        place={place}
        effective={effective}
        each={each}
        values={values}
        onChange={(next) =>
          writeForm(place, { what: "layer", id: layer, written: { layer, values: next } })
        }
      />
    </FormFrame>
  );
}

type ValuesProps = Pick<Props, "place" | "effective"> & {
  readonly each: SharedRights["layers"];
  readonly values: LayerChanges;
  readonly onChange: (values: LayerChanges) => void;
};

function Values({ place, effective, each, values, onChange }: ValuesProps): ReactNode {
  const put =
    <F extends keyof LayerChanges>(field: F) =>
    (value: LayerChanges[F]): void => {
      const { [field]: _, ...others } = values;
      onChange(value === undefined ? others : { ...others, [field]: value });
    };
  const plain = (text: string): string => text;
  const of = <T,>(
    said: Inherited<T> | null | undefined,
    valueOf: (record: LayerValues) => T | null,
    word: (value: T) => string,
  ) => ({
    each: eachInWords(each, (record) => {
      const value = valueOf(record);
      return value === null ? null : word(value);
    }),
    here: hereIn(said, place),
    inherited:
      said === null || said === undefined || isHere(said.from, place)
        ? []
        : [{ text: word(said.value), from: said.from }],
  });
  const holders = holdersIn(effective, place);
  return (
    <>
      <LayerFieldRow
        label="Rights statement"
        {...of(
          effective?.status,
          ({ status }) => status,
          (uri) => statementOf(uri)?.label ?? uri,
        )}
        written={values.status}
        onWrite={put("status")}
        begin={effective?.status?.value ?? ""}
      >
        {(value, write) => <StatementField value={value} onChange={write} />}
      </LayerFieldRow>
      <LayerFieldRow
        label="Holders"
        each={eachInWords(
          each,
          ({ holders: named }) => named?.map(holderInWords).join(", ") ?? null,
        )}
        here={holders.here}
        inherited={holders.inherited}
        written={values.holders}
        onWrite={put("holders")}
        begin={holders.begin}
      >
        {(value, write) => <HolderFields value={value} onChange={write} />}
      </LayerFieldRow>
      <TextRow
        label="Credit line"
        {...of(effective?.creditLine, ({ creditLine }) => creditLine, plain)}
        written={values.creditLine}
        onWrite={put("creditLine")}
        begin={effective?.creditLine?.value ?? ""}
      />
      <LayerFieldRow
        label="Credit owed"
        {...of(
          effective?.credit,
          ({ credit }) => credit,
          (duty) => creditDutyNames[duty],
        )}
        written={values.credit}
        onWrite={put("credit")}
        begin={effective?.credit?.value ?? "required"}
      >
        {(value, write) => (
          <Select
            label="Credit owed"
            codes={creditDuties}
            names={creditDutyNames}
            value={value}
            onChange={write}
          />
        )}
      </LayerFieldRow>
      <TextRow
        label="Usage terms"
        {...of(
          effective?.usageTerms,
          ({ usageTerms }) => usageTerms,
          (terms) => (terms === "" ? "none" : terms),
        )}
        written={values.usageTerms}
        onWrite={put("usageTerms")}
        begin={effective?.usageTerms?.value ?? ""}
        empty="Nothing binds"
      />
      <LayerFieldRow
        label="Data mining and AI"
        {...of(
          effective?.mining,
          ({ mining }) => mining,
          (wish) => miningNames[wish],
        )}
        written={values.mining}
        onWrite={put("mining")}
        begin={effective?.mining?.value ?? "UNSPECIFIED"}
      >
        {(value, write) => (
          <Select
            label="Data mining and AI"
            codes={miningWishes}
            names={miningNames}
            value={value}
            onChange={write}
          />
        )}
      </LayerFieldRow>
      <LayerFieldRow
        label="Search for the holder"
        {...of(effective?.tracing, ({ tracing }) => tracing, tracingInWords)}
        written={values.tracing}
        onWrite={put("tracing")}
        begin={effective?.tracing?.value ?? { untraced: true, log: [] }}
      >
        {(value, write) => <TracingFields value={value} onChange={write} />}
      </LayerFieldRow>
      <TextRow
        label="Note"
        {...of(effective?.note, ({ note }) => note, plain)}
        written={values.note}
        onWrite={put("note")}
        begin={effective?.note?.value ?? ""}
      />
      <LayerFieldRow
        label="Documents"
        {...of(
          effective?.documents,
          ({ documents }) => documents,
          (documents) =>
            documents.map(({ title, place: where }) => `${title} (${where})`).join("; "),
        )}
        written={values.documents}
        onWrite={put("documents")}
        begin={effective?.documents?.value ?? [{ title: "", place: "" }]}
      >
        {(value, write) => <DocumentFields documents={value} onChange={write} />}
      </LayerFieldRow>
    </>
  );
}

/** What is said here itself: null for nothing, undefined where it is not known of each still. */
function hereIn<T>(said: Inherited<T> | null | undefined, place: SaidPlace): T | null | undefined {
  if (said === undefined) return undefined;
  return said !== null && isHere(said.from, place) ? said.value : null;
}

type HoldersShown = {
  readonly here: readonly HolderWritten[] | null | undefined;
  readonly inherited: readonly { readonly text: string; readonly from: RightsPlace }[];
  readonly begin: readonly HolderWritten[];
};

function holdersIn(effective: EffectiveLayer | null, place: SaidPlace): HoldersShown {
  if (effective === null) return { here: undefined, inherited: [], begin: [] };
  const all = effective.holders;
  const here = all.filter(({ from }) => isHere(from, place)).map(({ value }) => value);
  return {
    here: here.length === 0 ? null : here,
    inherited: all
      .filter(({ from }) => !isHere(from, place))
      .map(({ value, from }) => ({ text: holderInWords(value), from })),
    begin: all.map(({ value }) => value),
  };
}

function holderInWords({ name, role }: Pick<HolderWritten, "name" | "role">): string {
  return `${holderRoleNames[role]}: ${name}`;
}

/** The different values that several stills have, each with of how many. */
function eachInWords(
  each: SharedRights["layers"],
  word: (record: SharedRights["layers"][number]) => string | null,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const record of each) {
    const text = word(record);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + record.stills);
  }
  return [...counts].map(([text, stills]) => `${text} (${counted(stills, "still")})`);
}

type TextRowProps = {
  readonly label: string;
  readonly each: readonly string[];
  readonly here: string | null | undefined;
  readonly inherited: HoldersShown["inherited"];
  readonly written: string | null | undefined;
  readonly onWrite: (written: string | null | undefined) => void;
  readonly begin: string;
  readonly empty?: string;
};

function TextRow({ empty = "", ...row }: TextRowProps): ReactNode {
  return (
    <LayerFieldRow {...row}>
      {(value, write) => (
        <textarea
          aria-label={row.label}
          rows={1}
          dir="auto"
          placeholder={empty}
          value={value}
          onChange={({ target }) => write(target.value)}
        />
      )}
    </LayerFieldRow>
  );
}

type SelectProps<Code extends string> = {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly names: Readonly<Record<Code, string>>;
  readonly value: Code;
  readonly onChange: (value: Code) => void;
};

function Select<Code extends string>({ label, codes, names, value, onChange }: SelectProps<Code>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(codes.find((code) => code === target.value) ?? value)}
    >
      {codes.map((code) => (
        <option key={code} value={code}>
          {capital(names[code])}
        </option>
      ))}
    </select>
  );
}

function missingIn(values: LayerChanges): string | null {
  if (Object.keys(values).length === 0) return "Nothing is changed yet: state a value first.";
  if (values.status === "") return "Choose a rights statement.";
  if (values.status !== undefined && values.status !== null && statementOf(values.status) === null)
    return "This is no statement of RightsStatements.org and no licence of Creative Commons. Their addresses look like http://creativecommons.org/licenses/by-sa/3.0/de/.";
  if (values.holders?.length === 0) return "Choose a holder, or do not say it here.";
  if (values.tracing?.log.some((step) => isStep(step) && step.date === "") === true)
    return "Each search needs the day it was made on.";
  if (values.tracing?.log.some(({ date }) => date > dayAt(Date.now(), zoneHere())) === true)
    return "No search can have been made on a day that is still to come.";
  return null;
}

function isStep({ source, date, outcome }: { source: string; date: string; outcome: string }) {
  return `${source}${date}${outcome}`.trim() !== "";
}

/** As the engine is told it: holders by key, or by a name that is made; lines without words left out. */
function valuesAsked(values: LayerChanges): AskedOf<"rights.setLayer">["values"] {
  const { holders, tracing, documents, ...plain } = values;
  const note = plain.note?.trim() === "" ? { note: null } : {};
  const creditLine = plain.creditLine?.trim() === "" ? { creditLine: null } : {};
  return {
    ...plain,
    ...note,
    ...creditLine,
    ...(holders === undefined
      ? {}
      : {
          holders:
            holders?.map(({ id, name, role }) => (id === null ? { name, role } : { id, role })) ??
            null,
        }),
    ...(tracing === undefined
      ? {}
      : { tracing: tracing === null ? null : { ...tracing, log: tracing.log.filter(isStep) } }),
    ...(documents === undefined
      ? {}
      : { documents: documents === null ? null : nullIfNone(documentsWritten(documents)) }),
  };
}

function nullIfNone<T>(rows: T[]): T[] | null {
  return rows.length === 0 ? null : rows;
}

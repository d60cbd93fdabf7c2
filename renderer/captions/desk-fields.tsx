import { Plus, X } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useStore } from "zustand";
import type { LintFinding } from "../../shared/caption/lint.ts";
import type { StillRecord, TextField as Field } from "../../shared/still.ts";
import { localisedFields, textFieldNames } from "../../shared/still.ts";
import { languageName } from "../../shared/language-name.ts";
import { LanguageMenu } from "../inspector/language-picker.tsx";
import { oneLineFields } from "../inspector/one-line-fields.ts";
import { altTextCount, TextField } from "../inspector/text-field.tsx";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { UsedBefore } from "../inspector/used-before.tsx";
import { draftsState, saveDraft } from "../inspector/drafts.ts";
import { putText, savedText, textDraftKey, type TextTarget } from "../inspector/text-target.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import {
  columnsFor,
  deskLanguages,
  unwantLanguage,
  wantedLanguages,
  wantLanguages,
} from "./desk-languages.ts";
import { OfferedSentence } from "./offered-sentence.tsx";
import { TextFindings } from "./text-findings.tsx";
import { walkAside } from "./walk-aside.ts";
import { useDeskFindings } from "./use-desk-findings.tsx";
import styles from "./captions.module.css";

/** What is written at the desk, in the order of the work. */
const deskFields: readonly Field[] = [
  "caption",
  "headline",
  "title",
  "altText",
  "extendedDescription",
  "creditLine",
  "instructions",
];

const looks: Readonly<Partial<Record<Field, "caption" | "reading">>> = {
  caption: "caption",
  altText: "reading",
  extendedDescription: "reading",
  creditLine: "reading",
};

/** The texts of a still: a line a field, a column a language; what has no language goes across. */
export function DeskFields({ record }: { readonly record: StillRecord }): ReactNode {
  const wanted = useStore(deskLanguages, wantedLanguages);
  const columns = columnsFor(record.texts, wanted);
  const writable = useStore(archiveState, isWritable);
  // CSSProperties knows no custom properties
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const grid = { "--languages": columns.length } as CSSProperties;
  return (
    <div className={classes(styles, "fields")} style={grid}>
      <div className={classes(styles, "languages")}>
        <LanguageMenu
          texts={Object.fromEntries(columns.map((tag) => [tag, ""]))}
          language={null}
          present="At the desk"
          onPick={(added) => wantLanguages([...columns, added])} // and none changes its place
        >
          <Plus size={12} aria-hidden /> Language
        </LanguageMenu>
        {columns.map((language) => (
          <LanguageHead
            key={language}
            language={language}
            record={record}
            isWanted={wanted.includes(language)}
          />
        ))}
      </div>
      {deskFields.map((field) => (
        <section key={field} className={classes(styles, "row")} aria-label={textFieldNames[field]}>
          <div className={classes(styles, "label")}>
            <h3>{textFieldNames[field]}</h3>
            {writable && (
              <UsedBefore
                field={field}
                onPick={(used) => {
                  const target = targetOf(record, field, "x-default");
                  void putText(target, record.texts[field]?.["x-default"] ?? "", used);
                }}
              />
            )}
          </div>
          {(localisedFields.has(field) ? columns : ["x-default"]).map((language, column) => (
            <DeskText
              key={language}
              record={record}
              field={field}
              language={language}
              isFirst={column === 0}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

/** Which language a column is in, how many of its texts are missing, and the way to have it no longer. */
function LanguageHead({
  language,
  record,
  isWanted,
}: {
  readonly language: string;
  readonly record: StillRecord;
  readonly isWanted: boolean;
}): ReactNode {
  const here = deskFields.filter((field) => localisedFields.has(field));
  const missing = here.filter((field) => (record.texts[field]?.[language] ?? "") === "");
  const words =
    missing.length === here.length
      ? "all missing"
      : `missing: ${missing.map((field) => textFieldNames[field].toLowerCase()).join(", ")}`;
  const name = languageName(language);
  return (
    <div className={classes(styles, "language")}>
      <h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
      {missing.length > 0 && (
        <span data-missing title={words}>
          {words}
        </span>
      )}
      {isWanted && (
        <IconButton
          label={`No column for ${name} where it is missing`}
          icon={<X size={13} />}
          onPress={() => unwantLanguage(language)}
        />
      )}
    </div>
  );
}

type DeskTextProps = {
  readonly record: StillRecord;
  readonly field: Field;
  readonly language: string;
  /** The first of the line: what is said of no language in particular stands there. */
  readonly isFirst: boolean;
};

function targetOf({ id }: StillRecord, field: Field, language: string): TextTarget {
  return {
    session: `still-${String(id)}`,
    stills: { ids: [id] },
    field,
    language,
    mode: "replace",
  };
}

function DeskText({ record, field, language, isFirst }: DeskTextProps): ReactNode {
  const target = targetOf(record, field, language);
  const stored = record.texts[field]?.[language] ?? "";
  const { findings } = useDeskFindings();
  const here = findings.filter(
    (finding) =>
      finding.field === field &&
      (finding.language === language || (isFirst && !isWritten(record, finding))),
  );
  const name = textFieldNames[field];
  return (
    // Beside the text stands what one comes to from it: see walk-aside.ts.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes(styles, "cell")}
      data-language={language}
      data-still={record.id}
      onKeyDown={walkAside}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget))
          void saveDraft(savedText(target, stored), stored);
      }}
    >
      <TextField
        name={localisedFields.has(field) ? `${name}, ${languageName(language)}` : name}
        target={target}
        text={stored}
        version={record}
        look={looks[field] ?? "plain"}
        oneLine={oneLineFields.has(field)}
        placeholder="Missing"
        metered
      />
      {field === "altText" && <AltTextCount target={target} stored={stored} />}
      {field === "caption" && <OfferedSentence target={target} stored={stored} />}
      <TextFindings findings={here} target={target} stored={stored} />
    </div>
  );
}

/** Whether a finding is about a text that is there: what is missing has no column of its own. */
function isWritten({ texts }: StillRecord, { field, language, to }: LintFinding): boolean {
  return to > 0 || (texts[field]?.[language] ?? "") !== "";
}

function AltTextCount({
  target,
  stored,
}: {
  readonly target: TextTarget;
  readonly stored: string;
}): ReactNode {
  const key = textDraftKey(target);
  const shown = useStore(draftsState, ({ drafts }) => drafts.get(key)?.text) ?? stored;
  if (shown === "") return <p className={classes(styles, "count")} />; // its line is kept
  const { words, over } = altTextCount(shown);
  return (
    <p className={classes(styles, "count")} data-over={over}>
      {over ? `${words}: too long for the IPTC standard` : words}
    </p>
  );
}

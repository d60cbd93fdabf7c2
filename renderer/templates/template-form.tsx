import { useEffect, useRef, type ReactNode } from "react";
import { X } from "lucide-react";
import {
  textModeNames,
  textModes,
  type CaptionTemplate,
  type TextBeforeAndAfter,
} from "../../shared/caption/template.ts";
import { localisedFields, textFieldNames, textFields } from "../../shared/still.ts";
import { templateProblems } from "../../shared/variables.ts";
import { languageName } from "../../shared/language-name.ts";
import { LanguagePicker } from "../inspector/language-picker.tsx";
import { offeredLanguages } from "../inspector/languages.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { UsedBefore } from "../inspector/used-before.tsx";
import { RecordInput } from "../records/record-input.tsx";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Field } from "../ui/field.tsx";
import {
  textKey,
  textsToWrite,
  withField,
  withText,
  type EditedTemplate,
} from "./edited-template.ts";
import styles from "./templates.module.css";

type Props = {
  readonly template: EditedTemplate;
  /** For which the texts are shown as they become. */
  readonly still: number | null;
  readonly filmOfStill: { readonly id: number; readonly name: string } | null;
  readonly disabled: boolean;
  readonly onChange: (template: EditedTemplate) => void;
};

/** A template: its name, whom it is for, and its texts with what each becomes in the first selected still. */
export function TemplateForm(props: Props): ReactNode {
  const { template, still, filmOfStill, disabled, onChange } = props;
  const written = textsToWrite(template);
  const isReadable = written.every(({ text }) => templateProblems(text).length === 0);
  const { answer } = useAnswer(
    "templates.preview",
    still === null || !isReadable || written.length === 0 ? null : { still, texts: written },
    (archive) => archive.stillsVersion,
  );
  const becomes = new Map((answer ?? []).map((one) => [textKey(one), one]));
  return (
    <fieldset className={classes(styles, "form")} disabled={disabled}>
      <Field
        label="Name"
        value={template.name}
        placeholder="Press kit"
        onChange={(name) => onChange({ ...template, name })}
      />
      <div className={classes(styles, "whom")}>
        <For
          label="Film"
          name={template.film?.name ?? null}
          any="Any film"
          onClear={() => onChange({ ...template, film: null })}
        >
          {filmOfStill !== null && (
            <button type="button" onClick={() => onChange({ ...template, film: filmOfStill })}>
              Only {filmOfStill.name}
            </button>
          )}
        </For>
        <For
          label="Client"
          name={template.client?.name ?? null}
          any="No client"
          onClear={() => onChange({ ...template, client: null })}
        >
          <RecordInput
            name="Client"
            kind="agent"
            placeholder="An agency, a festival…"
            makes="new agent"
            inDialog
            onPick={(chosen, name) => onChange({ ...template, client: { chosen, name } })}
          />
        </For>
      </div>
      <ul className={classes(styles, "texts")} aria-label="Texts">
        {template.texts.map((text) => (
          <TemplateText
            key={textKey(text)}
            text={text}
            becomes={text.ticked ? becomes.get(textKey(text)) : undefined}
            onChange={(change) => onChange(withText(template, textKey(text), change))}
            onRemove={() =>
              onChange({
                ...template,
                texts: template.texts.filter((other) => other !== text),
              })
            }
          />
        ))}
      </ul>
      <select
        className={classes(styles, "add")}
        aria-label="Add a text"
        value=""
        onChange={({ target }) => {
          const field = textFields.find((one) => one === target.value);
          if (field !== undefined)
            onChange(withField(template, field, ["x-default", ...offeredLanguages]));
        }}
      >
        <option value="">Add a text…</option>
        {textFields.map((field) => (
          <option key={field} value={field}>
            {textFieldNames[field]}
          </option>
        ))}
      </select>
      <p className={classes(styles, "none")}>
        Only ticked texts are written. {"{film}"}, {"{performers:as}"} and the like stand for what
        they are in each still.
      </p>
    </fieldset>
  );
}

type ForProps = {
  readonly label: string;
  readonly name: string | null;
  readonly any: string;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

/** Whom a template is for, or the way to say so. */
function For({ label, name, any, onClear, children }: ForProps): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  const had = useRef(name);
  useEffect(() => {
    // the field it was said in is gone: the keyboard stays where it was
    if (had.current === null && name !== null) group.current?.querySelector("button")?.focus();
    had.current = name;
  }, [name]);
  return (
    <div ref={group} role="group" aria-label={label} className={classes(styles, "for")}>
      <h3>{label}</h3>
      {name === null ? (
        <>
          <span>{any}</span>
          {children}
        </>
      ) : (
        <>
          <strong dir="auto">{name}</strong>
          <IconButton label={any} icon={<X size={13} />} onPress={onClear} />
        </>
      )}
    </div>
  );
}

type TextProps = {
  readonly text: CaptionTemplate["texts"][number];
  readonly becomes: TextBeforeAndAfter | undefined;
  readonly onChange: (change: Partial<CaptionTemplate["texts"][number]>) => void;
  readonly onRemove: () => void;
};

function TemplateText({ text: of, becomes, onChange, onRemove }: TextProps): ReactNode {
  const { field, language, text, mode, ticked } = of;
  const localised = localisedFields.has(field);
  const name = `${textFieldNames[field]}${localised ? `, ${languageName(language)}` : ""}`;
  const [problem] = templateProblems(text);
  return (
    <li data-ticked={ticked}>
      <div className={classes(styles, "head")}>
        <label>
          <input
            type="checkbox"
            checked={ticked}
            aria-label={`Write ${name}`}
            onChange={({ target }) => onChange({ ticked: target.checked })}
          />
          {textFieldNames[field]}
        </label>
        {localised && (
          <LanguagePicker
            texts={{}}
            language={language}
            onPick={(tag) => onChange({ language: tag })}
          />
        )}
        <UsedBefore field={field} onPick={(used) => onChange({ text: used })} />
        <select
          aria-label={`How ${name} is written`}
          value={mode}
          onChange={({ target }) => {
            const chosen = textModes.find((one) => one === target.value);
            if (chosen !== undefined) onChange({ mode: chosen });
          }}
        >
          {textModes.map((one) => (
            <option key={one} value={one}>
              {textModeNames[one]}
            </option>
          ))}
        </select>
        <IconButton label={`Leave out ${name}`} icon={<X size={13} />} onPress={onRemove} />
      </div>
      <textarea
        rows={1}
        aria-label={name}
        dir="auto"
        value={text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {problem !== undefined && (
        <p className={classes(styles, "problem")} role="alert">
          {problem.message}
        </p>
      )}
      {problem === undefined && becomes !== undefined && <Becomes {...becomes} />}
    </li>
  );
}

/** What the first selected still has, and gets. */
function Becomes({ before, after }: TextBeforeAndAfter): ReactNode {
  if (before === after)
    return <p className={classes(styles, "becomes")}>The first still has it already.</p>;
  return (
    <p className={classes(styles, "becomes")}>
      {before !== "" && (
        <>
          <del dir="auto">{before}</del>{" "}
        </>
      )}
      {after === "" ? <em>is taken away</em> : <ins dir="auto">{after}</ins>}
    </p>
  );
}

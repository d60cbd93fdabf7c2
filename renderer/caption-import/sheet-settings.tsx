import type { ReactNode } from "react";
import { matchWishes, type MatchWish } from "../../shared/caption-sheet.ts";
import { charsetName, charsets, type Charset } from "../../shared/charsets.ts";
import type { CaptionsPreview } from "../../shared/contract/caption-sheets.ts";
import { languageComplaint } from "../../shared/language.ts";
import { offeredLanguages } from "../inspector/languages.ts";
import { classes } from "../ui/classes.ts";
import { Field } from "../ui/field.tsx";
import { wishWords } from "./caption-words.ts";
import type { SheetScope } from "./sheet-scopes.ts";
import { languageOf, type CaptionDraft } from "./use-caption-preview.ts";
import styles from "./caption-import.module.css";

type SheetSettingsProps = {
  readonly draft: CaptionDraft;
  readonly scopes: readonly SheetScope[];
  readonly charset: CaptionsPreview["charset"];
  readonly sheets: CaptionsPreview["sheets"];
  readonly onChange: (part: Partial<CaptionDraft>) => void;
};

/** How the captions find their stills, and how the file is read where it does not say so itself. */
export function SheetSettings(props: SheetSettingsProps): ReactNode {
  const { draft, scopes, charset, sheets, onChange } = props;
  const scope = scopes.findIndex(({ within }) => within === draft.within);
  return (
    <div className={classes(styles, "settings")}>
      {sheets !== null && sheets.names.length > 1 && (
        <label>
          <span>Sheet</span>
          <select
            value={draft.sheet ?? sheets.read}
            onChange={({ target }) =>
              // another sheet has other columns
              onChange({ sheet: target.value, columns: null })
            }
          >
            {sheets.names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>Find the stills</span>
        <select
          value={draft.match}
          onChange={({ target }) => {
            const match = matchWishes.find((one) => one === target.value) ?? "auto";
            onChange({ match, ...scopeFor(match, draft, scopes) });
          }}
        >
          {matchWishes.map((one) => (
            <option key={one} value={one}>
              {wishWords[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Among</span>
        <select
          value={scope}
          onChange={({ target }) =>
            onChange({ within: scopes[Number(target.value)]?.within ?? null })
          }
        >
          {scopes.map(({ label, within }, at) => (
            // In order there is no order of the whole archive.
            <option key={label} value={at} disabled={draft.match === "order" && within === null}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Field
        label="Language where none is stated"
        value={draft.language}
        placeholder="not stated"
        problem={languageOf(draft.language) === null ? languageComplaint(draft.language) : null}
        onChange={(language) => onChange({ language })}
      />
      <p className={classes(styles, "hint")}>
        A tag such as {offeredLanguages.slice(0, 3).join(", ")}.
      </p>
      {/* One that was chosen can be taken back, also where the file is refused in it. */}
      {(charset !== null || draft.charset !== null) && (
        <label>
          <span>
            Character set
            {charset?.guessed === true && draft.charset === null && (
              <b> – a guess, look the texts over</b>
            )}
          </span>
          <select
            value={draft.charset ?? ""}
            onChange={({ target }) => onChange({ charset: charsetOf(target.value) })}
          >
            <option value="">
              {charsetName(draft.charset === null ? (charset?.charset ?? "") : "")} (as found)
            </option>
            {charsets.map((one) => (
              <option key={one} value={one}>
                {charsetName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** In order needs some stills: those of the list where nothing else was said. */
function scopeFor(
  match: MatchWish,
  draft: CaptionDraft,
  scopes: readonly SheetScope[],
): Partial<CaptionDraft> {
  return match === "order" && draft.within === null
    ? { within: scopes.at(-1)?.within ?? null }
    : {};
}

function charsetOf(label: string): Charset | null {
  return charsets.find((one) => one === label) ?? null;
}

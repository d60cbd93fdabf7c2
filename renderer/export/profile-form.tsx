import type { ReactNode } from "react";
import { documentChoices, documentKinds } from "../../shared/export/document-kinds.ts";
import {
  captionStyles,
  layouts,
  lintStrictnesses,
  metadataAmounts,
  requirements,
  type Profile,
} from "../../shared/export/profile.ts";
import {
  captionStyleNames,
  layoutNames,
  lintNames,
  metadataAmountNames,
  requirementNames,
} from "../../shared/export/profile-in-words.ts";
import { languageName } from "../../shared/language-name.ts";
import { LanguageMenu } from "../inspector/language-picker.tsx";
import { classes } from "../ui/classes.ts";
import { Choice, Tick, Ticks } from "./profile-fields.tsx";
import { RenditionList } from "./rendition-list.tsx";
import styles from "./profile.module.css";

type ProfileFormProps = {
  readonly profile: Profile;
  readonly onChange: (change: Partial<Profile>) => void;
};

/** All that a profile says, but for its file names. */
export function ProfileForm({ profile, onChange }: ProfileFormProps): ReactNode {
  return (
    <div className={classes(styles, "form")}>
      <Group title="Pictures">
        <RenditionList
          renditions={profile.renditions}
          onChange={(renditions) => onChange({ renditions })}
        />
      </Group>
      <Group title="In the pictures">
        <Choice
          label="Metadata"
          value={profile.metadata}
          choices={metadataAmounts}
          names={metadataAmountNames}
          onChange={(metadata) => onChange({ metadata })}
        />
        <Choice
          label="Captions"
          value={profile.captionStyle}
          choices={captionStyles}
          names={captionStyleNames}
          onChange={(captionStyle) => onChange({ captionStyle })}
        />
        <Languages
          languages={profile.languages}
          onChange={(languages) => onChange({ languages })}
        />
        <Tick
          label="Strip private data: where the camera stood, whose it was, how the picture was edited, ids of this archive"
          ticked={profile.stripsPrivate}
          onChange={(stripsPrivate) => onChange({ stripsPrivate })}
        />
      </Group>
      <Group title="Documents">
        <Ticks
          label="Documents"
          choices={documentKinds}
          names={documentChoices}
          ticked={profile.documents}
          onChange={(documents) => onChange({ documents })}
        />
        <label className={classes(styles, "choice", "long")}>
          <span className={classes(styles, "label")}>Address on the web</span>
          <input
            className={classes(styles, "input")}
            type="url"
            value={profile.baseUri ?? ""}
            placeholder="https://example.org/stills/"
            onChange={({ target: { value } }) =>
              onChange({ baseUri: value.trim() === "" ? null : value.trim() })
            }
          />
        </label>
      </Group>
      <Group title="Folder">
        <Choice
          label="Files"
          value={profile.layout}
          choices={layouts}
          names={layoutNames}
          onChange={(layout) => onChange({ layout })}
        />
        <Tick
          label="Pack into one ZIP file"
          ticked={profile.isPacked}
          onChange={(isPacked) => onChange({ isPacked })}
        />
      </Group>
      <Group title="What has to be there">
        <Choice
          label="What becomes of stills that lack it"
          value={profile.lint}
          choices={lintStrictnesses}
          names={lintNames}
          onChange={(lint) => onChange({ lint })}
        />
        <Ticks
          label="What has to be there"
          choices={requirements}
          names={requirementNames}
          ticked={profile.requires}
          onChange={(requires) => onChange({ requires })}
        />
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className={classes(styles, "group")}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

type LanguagesProps = {
  readonly languages: readonly string[];
  readonly onChange: (languages: readonly string[]) => void;
};

function Languages({ languages, onChange }: LanguagesProps): ReactNode {
  const asTexts = Object.fromEntries(languages.map((tag) => [tag, ""]));
  return (
    <div className={classes(styles, "choice")}>
      <span className={classes(styles, "label")}>Languages</span>
      <span className={classes(styles, "chips")}>
        {languages.length === 0 && <span className={classes(styles, "soft")}>All there are</span>}
        {languages.map((tag) => (
          <button
            key={tag}
            type="button"
            aria-label={`Leave out ${languageName(tag)}`}
            title="Leave out"
            onClick={() => onChange(languages.filter((other) => other !== tag))}
          >
            {languageName(tag)} <span aria-hidden>×</span>
          </button>
        ))}
        <LanguageMenu
          texts={asTexts}
          language={null}
          label="Only in a language…"
          present="Chosen"
          onPick={(tag) => {
            if (!languages.includes(tag)) onChange([...languages, tag]);
          }}
        >
          Only in…
        </LanguageMenu>
      </span>
    </div>
  );
}

import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import {
  cmykFormats,
  colourProfiles,
  renditionFormats,
  type MadePicture,
  type Rendition,
} from "../../shared/export/rendition.ts";
import { colourProfileNames, renditionFormatNames } from "../../shared/export/profile-in-words.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Choice, Tick } from "./profile-fields.tsx";
import { WholeNumber } from "./whole-number.tsx";
import styles from "./profile.module.css";

type RenditionListProps = {
  readonly renditions: readonly Rendition[];
  readonly onChange: (renditions: readonly Rendition[]) => void;
};

const made: MadePicture = {
  format: "jpeg",
  longEdge: 2048,
  quality: 85,
  colour: "srgb",
  resolution: 300,
};
const MOST = 8; // as many as the contract takes

/** In what forms each still is handed out. */
export function RenditionList({ renditions, onChange: tell }: RenditionListProps): ReactNode {
  const onChange = (changed: readonly Rendition[]): void =>
    tell(changed.map((one, at) => (at === 0 ? { ...one, captioned: false } : one)));
  return (
    <>
      <ul className={classes(styles, "renditions")} aria-label="Pictures">
        {renditions.map((rendition, at) => (
          <li key={at}>
            <RenditionFields
              rendition={rendition}
              isNamed={renditions.length > 1}
              isFirst={at === 0}
              onChange={(changed) => onChange(renditions.with(at, changed))}
            />
            {renditions.length > 1 && (
              <IconButton
                label={`Leave out ${rendition.name}`}
                icon={<Trash2 size={14} />}
                onPress={() => onChange(renditions.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {renditions.length < MOST && (
        <Button
          onPress={() =>
            onChange([...renditions, { name: freeName(renditions), made, captioned: false }])
          }
        >
          <Plus size={14} /> Another picture of each still
        </Button>
      )}
    </>
  );
}

function freeName(renditions: readonly Rendition[]): string {
  const taken = new Set(renditions.map(({ name }) => name.toLowerCase()));
  let number = 1;
  const name = (): string => (number === 1 ? "web" : `web ${String(number)}`);
  while (taken.has(name())) number += 1;
  return name();
}

type FieldsProps = {
  readonly rendition: Rendition;
  /** Several lie in folders called by their names. */
  readonly isNamed: boolean;
  /** It goes without a strip, for agencies refuse text in a picture. */
  readonly isFirst: boolean;
  readonly onChange: (rendition: Rendition) => void;
};

const forms = ["original", ...renditionFormats] as const;
const formNames = { original: "The original, bit by bit", ...renditionFormatNames };

function RenditionFields({ rendition, isNamed, isFirst, onChange }: FieldsProps): ReactNode {
  const { made: picture } = rendition;
  const change = (changed: Partial<MadePicture>): void =>
    onChange({ ...rendition, made: { ...(picture ?? made), ...changed } });
  return (
    <div className={classes(styles, "rendition")}>
      {isNamed && (
        <label className={classes(styles, "choice")}>
          <span className={classes(styles, "label")}>Folder</span>
          <input
            className={classes(styles, "input")}
            value={rendition.name}
            maxLength={40}
            onChange={({ target: { value } }) => onChange({ ...rendition, name: value })}
          />
        </label>
      )}
      <Choice
        label="Picture"
        value={picture?.format ?? "original"}
        choices={forms}
        names={formNames}
        onChange={(format) => {
          if (format === "original") onChange({ ...rendition, made: null, captioned: false });
          else
            change({
              format,
              colour:
                picture?.colour === "cmyk" && !cmykFormats.has(format)
                  ? "srgb"
                  : (picture ?? made).colour,
            });
        }}
      />
      {picture !== null && <MadeFields picture={picture} onChange={change} />}
      {picture !== null && !isFirst && (
        <Tick
          label="With the caption on a strip below the picture"
          ticked={rendition.captioned}
          onChange={(captioned) => onChange({ ...rendition, captioned })}
        />
      )}
    </div>
  );
}

type MadeFieldsProps = {
  readonly picture: MadePicture;
  readonly onChange: (change: Partial<MadePicture>) => void;
};

function MadeFields({ picture, onChange }: MadeFieldsProps): ReactNode {
  const { format, longEdge, quality, colour, resolution } = picture;
  const colours = colourProfiles.filter((one) => one !== "cmyk" || cmykFormats.has(format));
  return (
    <>
      <WholeNumber
        label="Longer side, px"
        value={longEdge}
        range={[16, 100_000]}
        none="Full size"
        onChange={(edge) => onChange({ longEdge: edge })}
      />
      {(format === "jpeg" || format === "webp") && (
        <WholeNumber
          label="Quality"
          value={quality}
          range={[1, 100]}
          none="85"
          onChange={(chosen) => onChange({ quality: chosen ?? made.quality })}
        />
      )}
      <Choice
        label="Colours"
        value={colour}
        choices={colours}
        names={colourProfileNames}
        onChange={(chosen) => onChange({ colour: chosen })}
      />
      <WholeNumber
        label="Resolution, ppi"
        value={resolution}
        range={[1, 10_000]}
        none="Not said"
        onChange={(ppi) => onChange({ resolution: ppi })}
      />
    </>
  );
}

import { useEffect, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { CaptionSettings } from "../../shared/contract/captions.ts";
import { lintRuleName, lintRules, type LintRule } from "../../shared/caption/lint.ts";
import { houseStyleNames, houseStyles, type CaptionStyle } from "../../shared/caption/style.ts";
import { ask } from "../archive.ts";
import { useAnswer } from "../inspector/use-answer.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { orTell } from "../state/notices.ts";
import { closeDialog } from "../state/view.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./caption-rules-dialog.module.css";

/** In whose manner the archive writes its captions, and what it looks for in them. */
export function CaptionRulesDialog(): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { answer } = useAnswer("captions.settings", {}, (archive) => archive.overviewVersion);
  // what was just chosen stands until the archive has answered, so that no mark jumps back
  const [chosen, setChosen] = useState<CaptionSettings | null>(null);
  useEffect(() => setChosen(null), [answer]);
  const shown = chosen ?? answer;
  const change = async (next: CaptionSettings, doIt: () => Promise<unknown>): Promise<void> => {
    setChosen(next);
    if ((await orTell(doIt)) === null) setChosen(null);
  };
  return (
    <Dialog
      title="Caption style and checks"
      size="medium"
      onClose={closeDialog}
      actions={
        <Button tone="primary" onPress={closeDialog}>
          Done
        </Button>
      }
    >
      {shown === null ? null : (
        <fieldset className={classes(styles, "all")} disabled={!writable}>
          <Style
            style={shown.style}
            onChange={(style) =>
              void change({ ...shown, style }, () => ask("captions.setStyle", style))
            }
          />
          <Checks
            off={shown.off}
            onSwitch={(rule, on) => {
              const others = shown.off.filter((other) => other !== rule);
              void change({ ...shown, off: on ? others : [...others, rule] }, () =>
                ask("captions.switchRules", { rules: [rule], on }),
              );
            }}
          />
        </fieldset>
      )}
    </Dialog>
  );
}

const examples: Readonly<Record<CaptionStyle["house"], string>> = {
  house: "Hai Qing as Cao Guiying, left, and Wu Renlin as Ma Youtie in … (2022)",
  ap: "This image released by … shows Hai Qing, left, and Wu Renlin in a scene from …",
  getty: "Hai Qing (L) as Cao Guiying and Wu Renlin (R) as Ma Youtie in a scene from …",
};

type StyleProps = {
  readonly style: CaptionStyle;
  readonly onChange: (style: CaptionStyle) => void;
};

function Style({ style, onChange }: StyleProps): ReactNode {
  const set = (next: Partial<CaptionStyle>): void => onChange({ ...style, ...next });
  return (
    <>
      <fieldset>
        <legend>Sentences offered in English</legend>
        {houseStyles.map((house) => (
          <label key={house}>
            <input
              type="radio"
              name="house"
              checked={style.house === house}
              onChange={() => set({ house })}
            />
            <span>
              {houseStyleNames[house]}
              <small>{examples[house]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset disabled={style.house !== "house"}>
        <legend>Titles of films in English captions</legend>
        <label>
          <input
            type="radio"
            name="titles"
            checked={style.house === "house" && style.titles === "plain"}
            onChange={() => set({ titles: "plain" })}
          />
          <span>
            In italics
            <small>
              <cite>Return to Dust</cite>; in files, which have no italics, plain
            </small>
          </span>
        </label>
        <label>
          <input
            type="radio"
            name="titles"
            checked={style.house !== "house" || style.titles === "quotes"}
            onChange={() => set({ titles: "quotes" })}
          />
          <span>
            In quotation marks
            <small>“Return to Dust”, as the agencies have it</small>
          </span>
        </label>
        <p>Chinese has 《》, Japanese 『』, French « » and German „“ whatever is chosen.</p>
      </fieldset>
    </>
  );
}

type ChecksProps = Pick<CaptionSettings, "off"> & {
  readonly onSwitch: (rule: LintRule, on: boolean) => void;
};

function Checks({ off, onSwitch }: ChecksProps): ReactNode {
  return (
    <fieldset>
      <legend>What is looked for in captions and the texts beside them</legend>
      <div className={classes(styles, "checks")}>
        {lintRules.map((rule) => (
          <label key={rule}>
            <input
              type="checkbox"
              checked={!off.includes(rule)}
              onChange={({ target }) => onSwitch(rule, target.checked)}
            />
            <span>{lintRuleName(rule)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

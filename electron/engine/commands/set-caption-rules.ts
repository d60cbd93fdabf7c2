import { lintRuleName, lintRules, type LintRule } from "../../../shared/caption/lint.ts";
import { houseStyleNames, type CaptionStyle } from "../../../shared/caption/style.ts";
import { archiveSettings, setArchiveSetting } from "../catalog/archive-settings.ts";
import type { WritableDb } from "../catalog/database.ts";
import type { Action } from "./action.ts";

/** Switches rules for captions off or on for the archive; of those not named nothing changes. */
export function switchLintRules(
  db: WritableDb,
  rules: readonly LintRule[],
  on: boolean,
): Action<{ changed: number }> {
  const off = new Set(archiveSettings(db).lintOff);
  const changed = [...new Set(rules)].filter((rule) => off.has(rule) === on);
  for (const rule of changed) {
    if (on) off.delete(rule);
    else off.add(rule);
  }
  if (changed.length > 0)
    setArchiveSetting(
      db,
      "lintOff",
      lintRules.filter((rule) => off.has(rule)),
    );
  const names = changed.map((rule) => `“${lintRuleName(rule)}”`).join(", ");
  return {
    result: { changed: changed.length },
    label: `Switched ${on ? "on" : "off"} the check ${names}`,
  };
}

/** Says how the archive writes its captions. */
export function setCaptionStyle(db: WritableDb, style: CaptionStyle): Action<{ changed: number }> {
  const { house, titles } = archiveSettings(db).captionStyle;
  const changed = house === style.house && titles === style.titles ? 0 : 1;
  if (changed > 0) setArchiveSetting(db, "captionStyle", style);
  const marks =
    titles === style.titles
      ? ""
      : `, titles ${style.titles === "plain" ? "in italics" : "in quotation marks"}`;
  return {
    result: { changed },
    label: `Captions are written in the manner of ${houseStyleNames[style.house]}${marks}`,
  };
}

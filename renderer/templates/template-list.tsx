import type { ReactNode } from "react";
import type { CaptionTemplate } from "../../shared/caption/template.ts";
import type { NamedRecord } from "../../shared/still.ts";
import { classes } from "../ui/classes.ts";
import styles from "./templates.module.css";

type Props = {
  readonly templates: readonly CaptionTemplate[];
  /** That of the stills that are selected. */
  readonly film: NamedRecord | null;
  readonly current: number | null;
  readonly onChoose: (template: CaptionTemplate) => void;
};

/** All templates: those for the stills at hand first, those of other films last. */
export function TemplateList({ templates, film, current, onChoose }: Props): ReactNode {
  const groups = groupsOf(templates, film);
  if (templates.length === 0)
    return (
      <p className={classes(styles, "none")}>
        No templates yet. A template keeps texts that are written again and again: a credit line,
        what an agency wants said, how the captions of a film begin.
      </p>
    );
  return (
    <div className={classes(styles, "list")}>
      {groups.map(([name, those]) => (
        <section key={name} aria-label={name}>
          <h3 dir="auto">{name}</h3>
          <ul>
            {those.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  aria-current={template.id === current}
                  onClick={() => onChoose(template)}
                >
                  <span dir="auto">{template.name}</span>
                  {template.client !== null && <small dir="auto">{template.client.name}</small>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupsOf(
  templates: readonly CaptionTemplate[],
  film: NamedRecord | null,
): readonly (readonly [name: string, those: readonly CaptionTemplate[]])[] {
  const own = templates.filter((one) => one.film !== null && one.film.id === film?.id);
  const any = templates.filter((one) => one.film === null);
  const others = templates.filter((one) => one.film !== null && one.film.id !== film?.id);
  const ofOthers = [...Map.groupBy(others, (one) => one.film?.name ?? "")];
  return [
    ...(own.length === 0 ? [] : [[`For ${film?.name ?? ""}`, own] as const]),
    ...(any.length === 0 ? [] : [["For any film", any] as const]),
    ...ofOthers.map(([name, those]) => [`For ${name}`, those] as const),
  ];
}

import type { ReactNode } from "react";
import { useStore } from "zustand";
import { nameApart, withDistinction } from "../../shared/distinction.ts";
import type { StillRecord } from "../../shared/still.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { addTag } from "../tagging/change-tags.ts";
import { classes } from "../ui/classes.ts";
import styles from "./inspector.module.css";

/** Which films a still's production code stands for: studios have used one again. Any of them is set by a click. */
export function FilmsOfCode({ record }: { readonly record: StillRecord }): ReactNode {
  const writable = useStore(archiveState, isWritable);
  const { productionCode, filmsOfCode, film } = record;
  if (productionCode === null) return null;
  const others = filmsOfCode.filter(({ id }) => id !== film?.id);
  const known = others.length < filmsOfCode.length;
  if (filmsOfCode.length === 0)
    return <p className={classes(styles, "soft")}>No film has this code yet.</p>;
  if (others.length === 0) return null;
  return (
    <p className={classes(styles, "soft")}>
      {known ? "Also the code of " : "The code of "}
      {others.map((one, at) => {
        const told = withDistinction(one.year === null ? "" : String(one.year), one.apart ?? "");
        const name = nameApart({ name: one.name, apart: told });
        return (
          <span key={one.id}>
            {at > 0 && (at === others.length - 1 ? " and " : ", ")}
            {writable ? (
              <button
                type="button"
                className={classes(styles, "link")}
                title={`Set the film to ${name}`}
                onClick={() =>
                  void addTag(
                    { ids: [record.id] },
                    { tag: { field: "film", id: one.id }, name: one.name },
                  )
                }
              >
                {name}
              </button>
            ) : (
              name
            )}
          </span>
        );
      })}
    </p>
  );
}

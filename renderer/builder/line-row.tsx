import type { ReactNode } from "react";
import { X } from "lucide-react";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./builder.module.css";
import type { Condition } from "./condition.ts";
import { fieldById, fieldGroups } from "./fields.ts";
import { relationLabel, relationsOf, type Relation } from "./relations.ts";
import { Value } from "./value.tsx";
import { blankValue, keepsValue } from "./value-kinds.ts";

type Props = {
  readonly condition: Condition;
  /** Where it stands, as "2.1". */
  readonly place: string;
  /** Whether it has no value yet, so that it says nothing. */
  readonly isOpen: boolean;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

/** One condition: field, relation, value. */
export function LineRow({ condition, place, isOpen, onChange, onRemove }: Props): ReactNode {
  const { asks } = fieldById(condition.field);
  const offered = relationsOf(asks);
  const { relation } = condition;
  // what was typed may stand to its value in a way that is not offered, such as a denied range
  const relations = offered.some((one) => isSame(one, relation)) ? offered : [...offered, relation];
  return (
    <div
      role="group"
      aria-label={`Condition ${place}`}
      className={classes(styles, "line", isOpen && "open")}
    >
      <select
        className={classes(styles, "choice", "field")}
        aria-label={`Field of condition ${place}`}
        value={condition.field}
        onChange={({ target }) => onChange(ofField(condition, target.value))}
      >
        {fieldGroups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.fields.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        className={classes(styles, "choice")}
        aria-label={`Relation of condition ${place}`}
        value={relations.findIndex((one) => isSame(one, relation))}
        onChange={({ target }) => {
          const chosen = relations[Number(target.value)];
          if (chosen !== undefined) onChange(ofRelation(condition, chosen));
        }}
      >
        {relations.map((one, at) => (
          <option key={relationLabel(asks, one)} value={at}>
            {relationLabel(asks, one)}
          </option>
        ))}
      </select>
      <Value condition={condition} place={place} onChange={onChange} />
      <IconButton label={`Remove condition ${place}`} icon={<X size={14} />} onPress={onRemove} />
    </div>
  );
}

function isSame(one: Relation, other: Relation): boolean {
  return one.name === other.name && one.not === other.not;
}

/** Another field has other relations and values. */
function ofField(condition: Condition, field: string): Condition {
  const { asks } = fieldById(field);
  const [relation = condition.relation] = relationsOf(asks);
  return { field, relation, value: blankValue(asks, relation.name), upTo: "" };
}

/** The value is kept where the other relation has one of the same kind. */
function ofRelation(condition: Condition, relation: Relation): Condition {
  const { asks } = fieldById(condition.field);
  const isKept = keepsValue(asks, condition.relation.name, relation.name);
  const value = isKept ? condition.value : blankValue(asks, relation.name);
  return { ...condition, relation, value, upTo: relation.name === "between" ? condition.upTo : "" };
}

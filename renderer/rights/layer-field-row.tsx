import { useRef, type ReactNode } from "react";
import type { RightsPlace } from "../../shared/rights/inherit.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import styles from "./forms.module.css";
import { FromElsewhere } from "./placed-row.tsx";

type RowProps<T> = {
  readonly label: string;
  /** What several stills have now, in words; nothing of one. */
  readonly each: readonly string[];
  /** What is said here now; null where nothing is, undefined where stills may differ. */
  readonly here: T | null | undefined;
  /** What is inherited, in words, and where from. */
  readonly inherited: readonly { readonly text: string; readonly from: RightsPlace }[];
  /** What is written: null takes it away, undefined leaves it as it is. */
  readonly written: T | null | undefined;
  readonly onWrite: (written: T | null | undefined) => void;
  /** What stands there when one begins to say it. */
  readonly begin: T;
  readonly children: (value: T, put: (value: T) => void) => ReactNode;
};

/** One value of a layer: what is inherited, until it is stated otherwise here. */
export function LayerFieldRow<T>(props: RowProps<T>): ReactNode {
  const { label, each, here, inherited, written, onWrite, begin, children } = props;
  const row = useRef<HTMLDivElement>(null);
  const value = written === undefined ? here : written;
  // The button that was pressed goes: the keyboard is handed on within the row.
  const write = (next: T | null | undefined, to: string): void => {
    onWrite(next);
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>(to)?.focus());
  };
  return (
    <div className={classes(styles, "value")} role="group" aria-label={label} ref={row}>
      <div className={classes(styles, "value-head")}>
        <span aria-hidden>{label}</span>
        {value === undefined || value === null ? (
          <Button tone="plain" onPress={() => write(begin, "select, input, textarea")}>
            {inherited.length > 0 ? "State otherwise here" : "Say it here"}
            <span className="visually-hidden"> ({label})</span>
          </Button>
        ) : (
          written !== undefined &&
          here === undefined && (
            <Button tone="plain" onPress={() => write(undefined, "button")}>
              Leave it as it is<span className="visually-hidden"> ({label})</span>
            </Button>
          )
        )}
        {value !== null && (here !== null || written !== undefined) && (
          <Button tone="plain" onPress={() => write(here === null ? undefined : null, "button")}>
            {here === undefined ? "Take it away" : "Do not say it here"}
            <span className="visually-hidden"> ({label})</span>
          </Button>
        )}
      </div>
      {here === undefined && <Each values={each} isLeft={value === undefined} />}
      {value === null &&
        (here === null ? (
          <Inherited inherited={inherited} />
        ) : (
          <p className={classes(styles, "hint")}>Taken away: what is inherited holds</p>
        ))}
      {value !== undefined && value !== null && children(value, onWrite)}
    </div>
  );
}

/** Of those that differ the first few: there may be one of every still. */
const SHOWN = 5;

function Each({
  values,
  isLeft,
}: {
  readonly values: readonly string[];
  readonly isLeft: boolean;
}): ReactNode {
  const more = values.length - SHOWN;
  return (
    <>
      {values.length === 0 && <p className={classes(styles, "hint")}>None says it itself</p>}
      {values.slice(0, SHOWN).map((text) => (
        <p key={text}>
          <bdi>{text}</bdi>
        </p>
      ))}
      {more > 0 && <p>and {more} more</p>}
      {isLeft && values.length > 0 && (
        <p className={classes(styles, "hint")}>Left as it is in each</p>
      )}
    </>
  );
}

function Inherited({ inherited }: Pick<RowProps<unknown>, "inherited">): ReactNode {
  if (inherited.length === 0) return <p className={classes(styles, "hint")}>Nothing is said</p>;
  return inherited.map(({ text, from }) => (
    <p key={text}>
      <bdi>{text}</bdi> <FromElsewhere from={from} />
    </p>
  ));
}

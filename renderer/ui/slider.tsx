import { Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./slider.module.css";

/** A slider without a written value; arrow keys move it by ten. */
export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, onChange } = props;
  return (
    <AriaSlider
      className={classes(styles, "slider")}
      aria-label={label}
      value={value}
      minValue={min}
      maxValue={max}
      step={10}
      onChange={(next: number | readonly number[]) =>
        onChange(typeof next === "number" ? next : (next[0] ?? min))
      }
    >
      <SliderTrack className={classes(styles, "track")}>
        <SliderThumb className={classes(styles, "thumb")} />
      </SliderTrack>
    </AriaSlider>
  );
}

import type { ReactNode } from "react";
import { Button as AriaButton, Tooltip, TooltipTrigger } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./button.module.css";

/** `plain` has no frame until one points at it; `danger` takes something away. */
export type ButtonTone = "framed" | "plain" | "primary" | "danger";

type Shared = {
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly tone?: ButtonTone;
};

/** A button with words. */
export function Button(
  props: Shared & {
    readonly children: ReactNode;
    readonly autoFocus?: boolean;
    /** The id of what says more about it, such as why it is disabled. */
    readonly describedBy?: string;
    /** The field it stands in for, for whoever leads the keyboard there. */
    readonly field?: string;
  },
) {
  const { children, onPress, disabled = false, tone = "framed", autoFocus = false } = props;
  const { describedBy, field } = props;
  return (
    <AriaButton
      className={classes(styles, "button", tone)}
      onPress={onPress}
      isDisabled={disabled}
      autoFocus={autoFocus}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      {...(field === undefined ? {} : { "data-field": field })}
    >
      {children}
    </AriaButton>
  );
}

/** A button with only an icon: `label` is its name, and shown on hover and focus with its shortcut. */
export function IconButton(
  props: Shared & {
    readonly label: string;
    readonly icon: ReactNode;
    readonly shortcut?: string;
    readonly pressed?: boolean;
    /** Whether the name is shown. Where it is, the first Escape is for it, and not for what the button stands in. */
    readonly isTold?: boolean;
  },
) {
  const { label, icon, onPress, disabled = false, tone = "plain", shortcut, pressed } = props;
  const button = (
    <AriaButton
      className={classes(styles, "button", "icon", tone, pressed === true && "pressed")}
      aria-label={label}
      onPress={onPress}
      isDisabled={disabled}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      {icon}
    </AriaButton>
  );
  if (props.isTold === false) return button;
  return (
    <TooltipTrigger delay={600}>
      {button}
      <Tooltip className={classes(styles, "tooltip")} offset={6}>
        {label}
        {shortcut === undefined ? null : (
          <kbd className={classes(styles, "shortcut")}>{shortcut}</kbd>
        )}
      </Tooltip>
    </TooltipTrigger>
  );
}

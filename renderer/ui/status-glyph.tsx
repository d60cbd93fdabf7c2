import type { RightsStatus } from "../../shared/still.ts";
import { classes } from "./classes.ts";
import styles from "./status-glyph.module.css";

/** What each status is called in the window. */
export const statusNames: Readonly<Record<RightsStatus, string>> = {
  clear: "Rights clear",
  conditional: "Rights conditional",
  blocked: "Rights blocked",
  unknown: "Rights unknown",
};

/** A status by shape and colour: disc, triangle, octagon, ring; 13 px. */
export function StatusGlyph({
  status,
  asked,
}: {
  readonly status: RightsStatus;
  /** For what it is told, where nothing beside it says so. */
  readonly asked?: string;
}) {
  const name = statusNames[status];
  return (
    <svg
      className={classes(styles, "glyph", status)}
      viewBox="0 0 13 13"
      role="img"
      aria-label={name}
    >
      <title>{asked === undefined ? name : `${name}: ${asked}`}</title>
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: { readonly status: RightsStatus }) {
  switch (status) {
    case "clear":
      return (
        <>
          <circle cx="6.5" cy="6.5" r="6" fill="currentColor" />
          <path
            className={classes(styles, "tick")}
            d="M3.6 6.8 5.8 9l3.8-4.6"
            fill="none"
            strokeWidth="1.6"
          />
        </>
      );
    case "conditional":
      return <path d="M6.5.5 12.8 12H.2z" fill="currentColor" />;
    case "blocked":
      return <path d="M4 .5h5L12.5 4v5L9 12.5H4L.5 9V4z" fill="currentColor" />;
    case "unknown":
      return (
        <circle cx="6.5" cy="6.5" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      );
  }
}

import type { Locator } from "@playwright/test";
import type { Launched } from "./app.ts";

/** What most tests look at in the window, of an app that is started only when they run. */
export function placesIn(stillroom: () => Launched): {
  /** The cell of the light table whose name begins with this. */
  readonly cell: (name: string) => Locator;
  readonly inspector: () => Locator;
  /** A section of the inspector. */
  readonly part: (name: string) => Locator;
  readonly notices: () => Locator;
} {
  const inspector = (): Locator =>
    stillroom().window.getByRole("complementary", { name: "Inspector" });
  return {
    cell: (name) => stillroom().window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }),
    inspector,
    part: (name) => inspector().getByRole("region", { name, exact: true }),
    notices: () => stillroom().window.getByRole("region", { name: "Notices" }),
  };
}

import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";
import type { Launched } from "./app.ts";

/** What can be otherwise in the dark: roles, names and focus are the same. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Expects axe to find nothing wrong with what is shown, in light, and with its colours in dark. */
export async function expectAccessible(stillroom: Launched, name: string): Promise<void> {
  const { window, screenshot } = stillroom;
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await screenshot(`${name}-${colorScheme}`);
    // soft: one run names what is wrong everywhere
    const found = await violations(window, colorScheme === "dark" ? colourRules : null);
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** One line per rule that is broken, of all or of some, with the places where it is. */
export async function violations(page: Page, rules: string[] | null = null): Promise<string[]> {
  // the usual mode opens a page of its own, which Electron does not give
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  axe.options({ resultTypes: ["violations"] }); // of what is right it need not tell every place
  // the separators between the panes stand between the landmarks, as they should
  if (rules === null) axe.disableRules(["region"]);
  else axe.withRules(rules);
  const found = await axe.analyze();
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`).join("\n  ")}`,
  );
}

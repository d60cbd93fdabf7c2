import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Page, expect } from "@playwright/test";
import type axeCore from "axe-core";
import type { Launched } from "./app.ts";

/** What can be otherwise in the dark: roles, names and focus are the same. */
const colourRules = ["color-contrast", "link-in-text-block"];

const axeFile = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

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
  // Not by axe's own package for Playwright: that puts axe into the page twice each time.
  if (await page.evaluate(() => !("axe" in globalThis)))
    await page.evaluate(readFileSync(axeFile, "utf8"));
  const options: axeCore.RunOptions = {
    reporter: "no-passes",
    // the separators between the panes stand between the landmarks, as they should
    ...(rules === null ? { rules: { region: { enabled: false } } } : { runOnly: rules }),
  };
  return await page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { readonly axe: typeof axeCore };
    // to say where elements are takes axe as long as all the rest: only where something is wrong
    let found = await axe.run(document, { ...asked, selectors: false });
    if (found.violations.length > 0) found = await axe.run(document, asked);
    return found.violations.map(({ id, nodes }) => {
      const places = nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`);
      return `${id}: ${places.join("\n  ")}`;
    });
  }, options);
}

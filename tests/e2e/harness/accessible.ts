import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";
import type { Launched } from "./app.ts";

const schemes = ["light", "dark"] as const;

/** Expects axe to find nothing wrong with what is shown, in light and in dark. */
export async function expectAccessible(stillroom: Launched, name: string): Promise<void> {
  const { window, screenshot } = stillroom;
  for (const colorScheme of schemes) {
    await window.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await screenshot(`${name}-${colorScheme}`);
    // soft: one run names what is wrong everywhere
    expect.soft(await violations(window), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** One line per rule that is broken, with the places where it is. */
async function violations(page: Page): Promise<string[]> {
  // the usual mode opens a page of its own, which Electron does not give
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // the separators between the panes stand between the landmarks, as they should
    .disableRules(["region"])
    .analyze();
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, html }) => `${target.join(" ")} ${html.slice(0, 160)}`).join("\n  ")}`,
  );
}

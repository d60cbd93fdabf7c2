import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect, type Locator } from "@playwright/test";
import sharp from "sharp";
import { storedAs } from "../helpers/corners.ts";
import { expectAccessible, violations } from "./harness/accessible.ts";
import type { Launched } from "./harness/app.ts";
import { shareStillroom, test } from "./harness/shared-app.ts";
import { temporaryFolder } from "./harness/temporary.ts";

test.describe.configure({ mode: "serial" });

const root = path.resolve(import.meta.dirname, "../..");
const place = temporaryFolder();
const home = path.join(place, "home");
const catalog = path.join(place, "Drawn.stillroom");
const stills = path.join(place, "Stills");
const film = "Return to Dust (2022)";
let stillroom: Launched;

/** The corner picture, large enough to be drawn on, stored under an orientation. */
async function writePicture(name: string, orientation: number): Promise<void> {
  const { width, height, rgb } = storedAs(orientation);
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: width * 16, kernel: "nearest" })
    .jpeg()
    .withMetadata({ orientation })
    .toFile(path.join(stills, name));
}

test.beforeAll(async () => {
  mkdirSync(stills);
  for (const orientation of [1, 6])
    await writePicture(`turned-${String(orientation)}.jpg`, orientation);
  await writePicture("cast.jpg", 3); // other bytes: the same would be the same still
  const role = ["--film", film, "--character", "Ma Youtie", "--performer", "Wu Renlin"];
  for (const line of [
    ["init", catalog],
    ["index", stills, "--catalog", catalog],
    ["tag", "turned", "--film", film, "--catalog", catalog],
    ["tag", "cast", ...role, "--catalog", catalog],
  ])
    execFileSync(process.execPath, [path.join(root, "scripts/stillroom.mjs"), ...line], {
      env: { ...process.env, STILLROOM_HOME: home },
      stdio: "ignore",
    });
});

shareStillroom((launched) => {
  stillroom = launched;
}, catalog);

function loupe(): Locator {
  return stillroom.window.getByRole("region", { name: "Loupe" });
}

function picture(): Locator {
  return loupe().locator('img[src^="still://picture/"]');
}

function labels(): Locator {
  return loupe().getByRole("list", { name: "Regions" }).getByRole("listitem");
}

function label(name: string): Locator {
  return loupe().getByRole("button", { name: new RegExp(`^${name}, `, "u") });
}

function nameField(): Locator {
  return loupe().getByRole("combobox", { name: "Who is this?" });
}

/** The likeliest answer. */
function choice(): Locator {
  const list = stillroom.window.getByRole("listbox", { name: "Who is this?" });
  return list.getByRole("option").first();
}

async function open(name: string): Promise<void> {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: new RegExp(`^${name}`, "u") }).click();
  await window.keyboard.press("Enter");
  await expect(picture()).toBeVisible();
}

type Box = { x: number; y: number; width: number; height: number };

async function measured(element: Locator): Promise<Box> {
  return await element.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };
  });
}

/** Where the line of a region runs, in parts of the picture as the window shows it. */
async function partOf(name: string): Promise<Box> {
  const sheet = await measured(picture());
  const line = await measured(loupe().locator(`[data-region="${name}"] > *`).last());
  return {
    x: (line.x - sheet.x) / sheet.width,
    y: (line.y - sheet.y) / sheet.height,
    width: line.width / sheet.width,
    height: line.height / sheet.height,
  };
}

async function expectAt(name: string, box: Partial<Box>): Promise<void> {
  await expect
    .poll(async () => {
      const part = await partOf(name);
      return Object.entries(box).every(([side, wanted]) => {
        const is = part[side as keyof Box];
        return Math.abs(is - wanted) < 0.006;
      });
    })
    .toBe(true);
}

/** Presses at one part of the picture and lets go at another. */
async function drag(from: [number, number], to: [number, number]): Promise<void> {
  const { mouse } = stillroom.window;
  await mouse.move(...(await pointOf(from)));
  await mouse.down();
  await mouse.move(...(await pointOf(to)), { steps: 4 });
  await mouse.up();
}

/** The point of the window where a part of the picture is. */
async function pointOf([x, y]: [number, number]): Promise<[number, number]> {
  const sheet = await measured(picture());
  return [sheet.x + x * sheet.width, sheet.y + y * sheet.height];
}

/** The list lies right under the field it belongs to, or right above. */
async function expectListAtField(): Promise<void> {
  await expect
    .poll(async () => {
      const field = await measured(loupe().locator("[data-naming]"));
      const list = await measured(stillroom.window.getByRole("listbox", { name: "Who is this?" }));
      const under = Math.abs(list.y - field.y - field.height);
      const above = Math.abs(field.y - list.y - list.height);
      return Math.min(under, above);
    })
    .toBeLessThan(6);
}

for (const name of ["turned-1", "turned-6"]) {
  test(`people are drawn on ${name}, named at once, moved, put in order and taken back`, async () => {
    test.slow(); // three looks by axe
    const { window, screenshot } = stillroom;
    await open(name);
    await window.keyboard.press("n");
    await expect(loupe().getByRole("group", { name: "Drawing regions" })).toBeVisible();

    await drag([0.6, 0.2], [0.8, 0.6]);
    await expect(nameField()).toBeFocused();
    await nameField().fill("youtie");
    await expect(choice()).toContainText("Ma Youtie");
    await expectAccessible(stillroom, `${name}-naming`);
    await expectListAtField(); // also while the box is drawn out below it
    const corner = await pointOf([0.8, 0.6]);
    await window.mouse.move(...corner);
    await window.mouse.down();
    await window.mouse.move(...(await pointOf([0.75, 0.8])), { steps: 4 });
    await expectListAtField();
    await window.mouse.move(...corner, { steps: 4 });
    await window.mouse.up();
    await window.keyboard.press("Enter");
    await expect(labels()).toHaveText(["Wu Renlin as Ma Youtie"]);
    await expectAt("Wu Renlin as Ma Youtie", { x: 0.6, y: 0.2, width: 0.2, height: 0.4 });
    await expect(label("Wu Renlin as Ma Youtie")).toBeFocused();

    await drag([0.2, 0.5], [0.2, 0.5]); // a click: a square as large as a face
    const edge = { width: (0.2 * 64) / 96, height: 0.2 };
    await expect(nameField()).toBeFocused();
    await nameField().fill("Cao Guiying");
    await expect(choice()).toContainText("Cao Guiying"); // made the first time, found the second
    await choice().click();
    await expect(labels()).toHaveText(["Cao Guiying", "Wu Renlin as Ma Youtie"]);
    await expectAt("Cao Guiying", { x: 0.2 - edge.width / 2, y: 0.4, ...edge });

    // Within the one just named another is drawn; it is taken hold of by its name.
    await drag([0.17, 0.45], [0.21, 0.55]);
    await expect(nameField()).toBeFocused();
    await window.keyboard.press("Enter");
    await expectAt("Cao Guiying", { x: 0.2 - edge.width / 2, y: 0.4, ...edge });
    await window.keyboard.press("Delete");
    await expect(labels()).toHaveCount(2);

    await label("Cao Guiying").click();
    await drag([0.2, 0.5], [0.5, 0.5]);
    await expectAt("Cao Guiying", { x: 0.5 - edge.width / 2, y: 0.4, ...edge });
    await expect(window.getByRole("region", { name: "Notices" })).toContainText(
      "Changed the region of Cao Guiying",
    );
    await drag([0.5 + edge.width / 2, 0.6], [0.65, 0.8]); // its lower right corner
    await expectAt("Cao Guiying", { x: 0.5 - edge.width / 2, y: 0.4, height: 0.4 });
    await window.keyboard.press("Control+z");
    await expectAt("Cao Guiying", { x: 0.5 - edge.width / 2, y: 0.4, ...edge });
    await screenshot(`${name}-drawn`);
    expect.soft(await violations(window), "drawn").toEqual([]);

    await window.keyboard.press("Escape"); // to the picture
    await window.keyboard.press("Escape"); // no more drawing
    await expect(loupe().getByRole("group", { name: "Drawing regions" })).toBeHidden();
    await window.keyboard.press("Escape");
    await expect(loupe()).toBeHidden();
  });
}

test("all of it is done with the keyboard alone", async () => {
  const { window } = stillroom;
  await open("turned-6");
  await expect(labels()).toHaveText(["Cao Guiying", "Wu Renlin as Ma Youtie"]);
  await window.keyboard.press("Tab");
  await expect(label("Cao Guiying")).toBeFocused();
  await expect(label("Cao Guiying")).toHaveAccessibleName("Cao Guiying, 1 of 2 from the left");
  const before = await partOf("Cao Guiying");
  await window.keyboard.press("ArrowDown");
  await expectAt("Cao Guiying", { y: before.y + 0.01, height: before.height });
  await window.keyboard.press("Shift+ArrowRight");
  await expectAt("Cao Guiying", { x: before.x, width: before.width + 0.01 });
  await window.keyboard.press("Enter");
  await expect(nameField()).toBeFocused();
  await window.keyboard.press("Escape");
  await expect(nameField()).toBeHidden();
  await window.keyboard.press("Tab");
  await window.keyboard.press("Tab");
  await expect(label("Wu Renlin as Ma Youtie")).toBeFocused();
  await window.keyboard.press("Delete");
  await expect(labels()).toHaveText(["Cao Guiying"]);
  await expect(window.getByRole("region", { name: "Notices" })).toContainText(
    "Removed the region of Wu Renlin as Ma Youtie",
  );
  await window.keyboard.press("Control+z");
  await expect(labels()).toHaveText(["Cao Guiying", "Wu Renlin as Ma Youtie"]);

  await window.keyboard.press("n");
  await loupe().getByRole("button", { name: "Place in the middle" }).press("Enter");
  await expect(nameField()).toBeFocused();
  await window.keyboard.press("Enter"); // nobody knows who it is
  await expect(label("unidentified")).toBeFocused();
  await expectAt("unidentified", { x: 0.5 - (0.1 * 64) / 96, y: 0.4, height: 0.2 });
  await window.keyboard.press("Delete");
  await expect(labels()).toHaveCount(2);
  await window.keyboard.press("n");
  await window.keyboard.press("r");
  await expect(labels()).toHaveCount(0);
  await window.keyboard.press("Escape");
  await expect(loupe()).toBeHidden();
});

test("who is in the picture stands in order in the inspector, is moved there, judged and identified", async () => {
  test.slow(); // two looks by axe
  const { window, screenshot } = stillroom;
  await open("turned-1");
  await window.keyboard.press("n");
  await drag([0.05, 0.1], [0.15, 0.3]);
  await expect(nameField()).toBeFocused();
  await window.keyboard.press("Enter");
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
  await window.keyboard.press("Escape");
  const inspector = window.getByRole("complementary", { name: "Inspector" });
  const part = inspector.getByRole("region", { name: "In the picture" });
  const people = part.locator("[data-chip]");
  const person = (at: number): Locator => people.nth(at).locator("button").first();
  await expect(people).toHaveText([
    /^1unidentified/u,
    /^2Cao Guiying/u,
    /^3Ma Youtie Wu Renlin from the cast/u,
  ]);
  await expect(part).toContainText("left to right, 1 unidentified");

  await person(1).focus();
  await window.keyboard.press("Alt+ArrowRight");
  await expect(people).toHaveText([
    /^1unidentified/u,
    /^2Ma Youtie Wu Renlin from the cast/u,
    /^3Cao Guiying/u,
  ]);
  await expect(person(2)).toBeFocused();
  await people.nth(2).getByText("3", { exact: true }).dragTo(people.nth(0));
  await expect(people).toHaveText([
    /^1Cao Guiying/u,
    /^2unidentified/u,
    /^3Ma Youtie Wu Renlin from the cast/u,
  ]);

  await person(0).click();
  await window.getByRole("menuitem", { name: "This is doubtful" }).click();
  await expect(people.nth(0)).toHaveText("1Cao Guiying doubtful");
  await person(0).click();
  await window.getByRole("menuitem", { name: "Who identified them…" }).click();
  await part.getByRole("textbox", { name: "Identified by" }).fill("Letter of the producer");
  await part.getByRole("textbox", { name: "on" }).fill("1987");
  await window.keyboard.press("Enter");
  await expect(part.getByRole("textbox", { name: "Identified by" })).toBeHidden();
  await expect(people.nth(0)).toHaveText(
    "1Cao Guiying doubtful identified by Letter of the producer",
  );
  await person(1).click();
  await window.getByRole("menuitem", { name: "Say who it is…" }).click();
  await part.getByRole("combobox", { name: "Who is this?" }).fill("The donkey");
  await window.getByRole("option", { name: "Create character “The donkey”" }).click();
  await expect(people.nth(1)).toHaveText(/^2The donkey/u);

  await window.getByRole("textbox", { name: /^Caption,/u }).hover();
  await expectAccessible(stillroom, "people-in-order");
  await window.getByRole("gridcell", { name: /^turned-1/u }).hover();
  const cell = window.getByRole("gridcell", { name: /^turned-1/u });
  await expect(cell.locator("li")).toHaveText([
    "Cao Guiying, doubtful",
    "The donkey",
    "Wu Renlin as Ma Youtie",
  ]);
  for (const colorScheme of ["light", "dark"] as const) {
    await window.emulateMedia({ colorScheme });
    await screenshot(`people-${colorScheme}`);
  }
  await window.getByRole("gridcell", { name: /^cast/u }).hover();
  await expect(cell.locator("li")).toHaveCount(0);
});

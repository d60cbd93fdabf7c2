import { expect, type Locator } from "@playwright/test";
import { expectAccessible } from "./harness/accessible.ts";
import { countOf, type LaunchedSample } from "./harness/sample.ts";
import { shareSample, test } from "./harness/shared-app.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

shareSample((launched) => {
  stillroom = launched;
});

function desk(): Locator {
  return stillroom.window.getByRole("region", { name: "Caption desk" });
}

function text(name: string): Locator {
  return desk().getByRole("textbox", { name, exact: true });
}

async function search(query: string, found: string): Promise<void> {
  const field = stillroom.window.getByRole("combobox", { name: "Search" });
  await field.fill(query);
  await field.press("Enter");
  await expect(countOf(stillroom)).toHaveText(found);
}

test("captions are written one still after the other without the keyboard leaving the field", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await search("no:caption", "2 stills");
  await window.getByRole("gridcell").first().click();
  await keyboard.press("Control+l");
  await expect(text("Caption, language not stated")).toBeFocused();
  const first = await desk().getByRole("heading", { level: 2 }).innerText();
  await keyboard.type("A door stands open");
  await text("Headline").focus();
  // what has a caption leaves the list, but not the desk
  await expect(desk().getByRole("status")).toHaveText("No longer in the list · 1 left");
  await expect(text("Headline")).toBeFocused();
  await expect(desk().getByRole("heading", { level: 2 })).toHaveText(first);
  await keyboard.type("The door");
  await keyboard.press("Control+Enter");
  await expect(text("Headline")).toBeFocused();
  await keyboard.type("The second");
  await expect(desk().getByRole("heading", { level: 2 })).not.toHaveText(first);
  await expect(desk().getByRole("status")).toHaveText("1 of 1");
  await keyboard.press("Control+'");
  await expect(text("Headline")).toHaveValue("The door");
  await text("Caption, language not stated").focus();
  await expect(text("Caption, language not stated")).toHaveValue("");
  await keyboard.press("Escape");
  await keyboard.press("Escape");
  await expect(desk()).toBeHidden();
  await search("stands open", "1 still");
});

test("any number of languages stand side by side, and what is missing is seen", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await search('film:"Return to Dust"', "15 stills");
  await window.getByRole("gridcell").filter({ hasText: "RTD_0018" }).click();
  await keyboard.press("Control+l");
  await expect(text("Caption, Simplified Chinese")).toHaveValue(/马有铁/u);
  await desk().getByRole("button", { name: "Language", exact: true }).press("Enter");
  await window.getByRole("listbox").getByRole("option", { name: "French", exact: true }).click();
  await expect(desk().getByText("all missing", { exact: true })).toBeVisible();
  await text("Alt text, French").fill("Deux mariés");
  await expectAccessible(stillroom, "caption-desk");
  await keyboard.press("Control+PageDown");
  await expect(text("Alt text, French")).toBeFocused();
  await expect(text("Alt text, French")).toHaveValue("");
  await keyboard.press("Control+PageUp");
  await expect(text("Alt text, French")).toHaveValue("Deux mariés");
  // all of it is saved, so the last change of the archive is what is undone
  await keyboard.press("Control+z");
  await expect(text("Alt text, French")).toHaveValue("");
  await expect(text("Alt text, French")).toBeFocused();
});

test("variables are offered, shown as what they become, filled in, and an unknown one is told", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const french = text("Caption, French");
  await french.focus();
  await keyboard.type("{perf");
  await desk().getByRole("button", { name: "{performers:as}" }).click();
  await expect(french).toBeFocused();
  await keyboard.type(" dans {flm}");
  await expect(desk().getByText("Did you mean {film}?")).toBeVisible();
  await keyboard.press("Control+Enter");
  await keyboard.press("Control+PageUp");
  // what cannot be read is not written, and waits
  await expect(french).toHaveValue("{performers:as} dans {flm}");
  await french.fill("{performers:as} dans {film}");
  const made =
    "Wu Renlin dans le rôle de Ma Youtie, Hai Qing dans le rôle de Cao Guiying dans Return to Dust";
  await expect(desk().getByRole("status").getByText(made)).toBeVisible();
  await keyboard.press("Control+Enter");
  await keyboard.press("Control+PageUp");
  await expect(french).toHaveValue(made);
  await stillroom.screenshot("caption-desk-variables");
});

test("what is wrong with a caption is told while it is typed, and put right by a button", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await desk().getByRole("button", { name: "Light table" }).click();
  await search("RTD_0063", "1 still");
  await window.getByRole("gridcell").first().click();
  await keyboard.press("Control+l");
  const caption = text("Caption, English");
  await caption.fill("Cao Guiyin  sat by the wall.");
  const told = desk().locator("[data-language=en] li");
  await told
    .getByRole("button", { name: /^\d+ more$/u })
    .first()
    .click();
  await expect(told.filter({ hasText: "“Cao Guiyin” is nearly “Cao Guiying”" })).toBeVisible();
  await expect(told.filter({ hasText: "More than one space" })).toBeVisible();
  await expect(told.filter({ hasText: "Ma Youtie" })).toContainText("not in the caption");
  await told.getByRole("button", { name: "Write “Cao Guiying”" }).click();
  await expect(caption).toHaveValue("Cao Guiying  sat by the wall.");
  await told.getByRole("button", { name: "Make it one" }).click();
  await told.getByRole("button", { name: "Write “sits”" }).click();
  await told.getByRole("button", { name: "Add Return to Dust (2022)" }).click();
  await expect(caption).toHaveValue("Cao Guiying sits by the wall in Return to Dust (2022).");
  await expect(told).toHaveText([/^In the picture, but not in the caption: Ma Youtie/u]);
  // each is a change of its own
  await desk().getByRole("group", { name: "RTD_0063.jpg" }).focus();
  await keyboard.press("Control+z");
  await expect(caption).toHaveValue("Cao Guiying sits by the wall.");
});

test("the sentence that people and film make is put where the keyboard is", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const caption = text("Caption, English");
  await caption.fill("");
  await caption.press("Control+.");
  await expect(caption).toHaveValue(
    "Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying in Return to Dust (2022), directed by Li Ruijun.",
  );
  await keyboard.press("Control+z");
  await expect(caption).toHaveValue("");
  const chinese = text("Caption, Simplified Chinese");
  await chinese.fill("");
  await chinese.press("Control+.");
  await expect(chinese).toHaveValue("《隐入尘烟》（2022）剧照：武仁林饰马有铁、海清饰曹贵英。");
});

test("the sentence is in the language of the text, also where that is not stated, or there is said to be none", async () => {
  const unstated = text("Caption, language not stated");
  const sentence = desk().locator("[data-language=x-default] [data-sentence]");
  const before = await unstated.inputValue();
  await unstated.fill("马有铁与曹贵英在墙边。");
  await expect(sentence).toHaveText(/^Put in: 《隐入尘烟》（2022）剧照/u);
  await expectAccessible(stillroom, "sentence-in-chinese");
  await unstated.fill("벽 앞에 선 두 사람");
  await expect(desk().getByText("No sentence is offered in Korean.")).toBeVisible();
  await expect(sentence).toHaveCount(0);
  await expectAccessible(stillroom, "no-sentence");
  await unstated.fill(before);
});

test("a caption that claims places is told of while nobody has said who stands where", async () => {
  const caption = text("Caption, English");
  await caption.fill("Wu Renlin, left, and Hai Qing build a house in Return to Dust (2022).");
  const told = desk().locator("[data-language=en] li");
  const unsaid = told.filter({ hasText: "Nobody has said who stands where" });
  await expect(unsaid).toBeVisible();
  await expectAccessible(stillroom, "places-unsaid");
  await caption.fill("");
  await expect(unsaid).toHaveCount(0);
});

test("checks can be switched off and the house style chosen for the archive, which is undone like anything", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  const caption = text("Caption, English");
  await caption.fill("Two people  build Return to Dust (2022)");
  const told = desk().locator("[data-language=en] li");
  await expect(told.filter({ hasText: "More than one space" })).toBeVisible();
  await desk().getByRole("button", { name: "Caption style and checks…" }).click();
  await expect(caption).toHaveAttribute("data-dirty", "false"); // it is kept before what is undone below
  const dialog = window.getByRole("dialog", { name: "Caption style and checks" });
  const spaces = dialog.getByRole("checkbox", { name: "Double spaces" });
  await spaces.click(); // the engine keeps it before it shows
  await expect(spaces).not.toBeChecked();
  const getty = dialog.getByRole("radio", { name: /^Getty Images/u });
  await getty.click();
  await expect(getty).toBeChecked();
  await expectAccessible(stillroom, "caption-rules");
  const accents = await dialog.getByRole("checkbox").evaluateAll((ticks) =>
    ticks.map((tick) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = "var(--accent)";
      const accent = getComputedStyle(probe).color;
      probe.remove();
      return [getComputedStyle(tick).accentColor, accent];
    }),
  );
  for (const [shown, token] of accents) expect(shown).toBe(token);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(told.filter({ hasText: "More than one space" })).toHaveCount(0);
  await expect(told.filter({ hasText: "Titles stand in “ ”" })).toBeVisible();
  await expect(desk().locator("[data-language=en] [data-sentence]")).toContainText(
    "Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying in a scene",
  );
  await desk().getByRole("group", { name: "RTD_0063.jpg" }).focus();
  await keyboard.press("Control+z"); // the style
  await keyboard.press("Control+z"); // the check
  await expect(told.filter({ hasText: "More than one space" })).toBeVisible();
});

test("the captions of many stills are looked over check by check, and put right in one change", async () => {
  const { window } = stillroom;
  const { keyboard } = window;
  await desk().getByRole("button", { name: "Light table" }).click();
  await search("", "1 of 46 selected");
  await keyboard.press("Control+d");
  await keyboard.press("Control+Shift+k");
  const dialog = window.getByRole("dialog", { name: "Check captions" });
  await expect(dialog.getByRole("status")).toHaveText(
    /^\d+ of 46 stills have something to look at\.$/u,
  );
  await dialog.getByRole("button", { name: /^No credit line/u }).click();
  await expect(dialog.getByRole("button", { name: "Select the 5 stills" })).toBeVisible();
  await dialog.getByRole("button", { name: /^Double spaces 1$/u }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: "RTD_0063.jpg" })).toHaveCount(1);
  await expectAccessible(stillroom, "caption-check");
  await dialog.getByRole("button", { name: "Put it right" }).click();
  await expect(dialog.getByRole("button", { name: /^Double spaces/u })).toHaveCount(0);
  await keyboard.press("Control+z");
  await expect(dialog.getByRole("button", { name: /^Double spaces 1$/u })).toBeVisible();
  await dialog.getByRole("button", { name: /^No credit line/u }).click();
  await dialog.getByRole("button", { name: "Select the 5 stills" }).click();
  await expect(dialog).toBeHidden();
  await expect(countOf(stillroom)).toHaveText("5 of 46 selected");
});

test("a text without languages goes across all of them", async () => {
  const { window } = stillroom;
  await window.keyboard.press("Control+l");
  const caption = desk()
    .getByRole("textbox", { name: /^Caption,/u })
    .first();
  const headline = text("Headline");
  await expect(headline).toBeVisible();
  const width = async (of: Locator): Promise<number> => (await of.boundingBox())?.width ?? 0;
  expect(await width(headline)).toBeGreaterThan(1.8 * (await width(caption)));
});

import { expect, test } from "@playwright/test";
import { launchSample, type LaunchedSample } from "./harness/sample.ts";

test.describe.configure({ mode: "serial" });

let stillroom: LaunchedSample;

test.beforeAll(async () => {
  stillroom = await launchSample();
});

test.afterAll(async () => {
  await stillroom.close();
  expect(stillroom.complaints).toEqual([]);
});

/** What the menu of a text offers at a place: its entries, while the menu itself is kept from opening. */
async function menuAt(x: number, y: number): Promise<string[]> {
  const { app, window } = stillroom;
  await app.evaluate(({ Menu }) => {
    Reflect.deleteProperty(globalThis, "textMenu");
    Menu.prototype.popup = function popup() {
      Reflect.set(globalThis, "textMenu", this);
    };
  });
  await window.mouse.click(x, y, { button: "right" });
  const labels = async (): Promise<string[] | null> =>
    await app.evaluate(() => {
      const menu = Reflect.get(globalThis, "textMenu") as Electron.Menu | undefined;
      return menu === undefined ? null : menu.items.map(({ label, role }) => label || (role ?? ""));
    });
  await expect.poll(labels).not.toBeNull();
  return (await labels()) ?? [];
}

async function choose(label: string): Promise<void> {
  await stillroom.app.evaluate((_electron, chosen) => {
    const menu = Reflect.get(globalThis, "textMenu") as Electron.Menu;
    menu.items.find((item) => item.label === chosen)?.click();
  }, label);
}

test("a word that no dictionary has is marked, and what is meant put in its place; a name of the archive is not", async () => {
  const { window } = stillroom;
  await window.getByRole("gridcell", { name: /^RTD_0063/u }).click();
  await window.keyboard.press("Control+l");
  const caption = window.getByRole("textbox", { name: "Caption, English" });
  await caption.fill("");
  await caption.pressSequentially("Plougth ");
  const box = await caption.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 24, (box?.y ?? 0) + 18];
  await expect.poll(() => menuAt(x, y)).toContain("Learn “Plougth”");
  expect(await menuAt(x, y)).toContain("Paste");
  await choose("Plough");
  await expect(caption).toHaveValue("Plough ");
  await caption.fill("");
  await caption.pressSequentially("Guiying sows ");
  await window.waitForTimeout(500); // for what would be marked
  expect((await menuAt(x, y)).filter((label) => label.startsWith("Learn"))).toEqual([]);
});

test("a word that was learned is marked no more", async () => {
  const { window } = stillroom;
  const caption = window.getByRole("textbox", { name: "Caption, English" });
  await caption.fill("");
  await caption.pressSequentially("Kanglike ");
  const box = await caption.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 24, (box?.y ?? 0) + 18];
  await expect.poll(() => menuAt(x, y)).toContain("Learn “Kanglike”");
  await choose("Learn “Kanglike”");
  await window.waitForTimeout(300);
  await caption.fill("");
  await caption.pressSequentially("Kanglike walls ");
  await expect
    .poll(async () => (await menuAt(x, y)).filter((label) => label.startsWith("Learn")))
    .toEqual([]);
});

import { expect, test } from "vitest";
import { actions } from "../../../renderer/state/actions.ts";
import { isTyped, matches, written } from "../../../renderer/state/shortcuts.ts";
import { shellCommands } from "../../../shared/shell-commands.ts";

const press = { key: "", code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test("a shortcut is its key with exactly its modifiers", () => {
  expect(matches("Ctrl+Shift+A", { ...press, key: "A", ctrlKey: true, shiftKey: true })).toBe(true);
  expect(matches("Ctrl+A", { ...press, key: "a", ctrlKey: true, shiftKey: true })).toBe(false);
  expect(matches("Ctrl+A", { ...press, key: "a", metaKey: true })).toBe(true);
  expect(matches("C", { ...press, key: "c", ctrlKey: true })).toBe(false);
});

test("a sign may need shift on some keyboards", () => {
  expect(matches("/", { ...press, key: "/", shiftKey: true })).toBe(true);
  expect(matches("Ctrl++", { ...press, key: "+", ctrlKey: true, shiftKey: true })).toBe(true);
});

test("a digit with Alt is told by its place, whatever the keyboard makes of it", () => {
  const alt = { ...press, altKey: true };
  expect(matches("Alt+3", { ...alt, key: "£", code: "Digit3" })).toBe(true); // a Mac
  expect(matches("Alt+3", { ...alt, key: '"', code: "Digit3" })).toBe(true); // a French keyboard
  expect(matches("Alt+3", { ...alt, key: "4", code: "Digit4" })).toBe(false);
  expect(matches("0", { ...press, key: "à", code: "Digit0" })).toBe(false);
});

test("what would write a letter is told from what would not", () => {
  expect(isTyped("/")).toBe(true);
  expect(isTyped("Ctrl+F")).toBe(false);
  expect(isTyped("Alt+3")).toBe(true);
});

test("a Mac writes its signs", () => {
  expect(written("Ctrl+Shift+A", "darwin")).toBe("⇧⌘A");
  expect(written("Ctrl++", "darwin")).toBe("⌘+");
  expect(written("Ctrl+Shift+A", "linux")).toBe("Ctrl+Shift+A");
});

test("every command of the menu is an action of the same name and keys", () => {
  for (const [command, { label, keys }] of Object.entries(shellCommands))
    expect(actions.find(({ id }) => id === command)).toMatchObject({ label, shortcuts: keys });
});

test("no two actions share a name or a shortcut", () => {
  const ids = actions.map(({ id }) => id);
  const keys = actions.flatMap(({ shortcuts }) => shortcuts);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
});

test("only what is about the program stands under help", () => {
  const help = actions.filter(({ section }) => section === "Help").map(({ id }) => id);
  expect(help.filter((id) => !/^(help|palette)\./u.test(id))).toEqual([]);
});

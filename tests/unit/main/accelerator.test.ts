import { expect, test } from "vitest";
import { acceleratorOf } from "../../../electron/main/accelerator.ts";
import { shellCommands } from "../../../shared/shell-commands.ts";

// The names of keys are those of Electron's documentation of accelerators.
test("keys are written as Electron's menus want them", () => {
  expect(acceleratorOf(["Ctrl+Shift+A"], "linux")).toBe("CmdOrCtrl+Shift+A");
  expect(acceleratorOf(["Ctrl++", "Ctrl+="], "linux")).toBe("CmdOrCtrl+Plus");
  expect(acceleratorOf(["Ctrl+-"], "darwin")).toBe("CmdOrCtrl+-");
  expect(acceleratorOf(["F5"], "linux")).toBe("F5");
});

test("a key that would write a letter is left to the window", () => {
  expect(acceleratorOf(["/", "Ctrl+F"], "linux")).toBe("CmdOrCtrl+F");
  expect(acceleratorOf(["T"], "linux")).toBeUndefined();
  expect(acceleratorOf([], "linux")).toBeUndefined();
});

test("Windows does again with Ctrl+Y", () => {
  const { keys } = shellCommands["edit.redo"];
  expect(acceleratorOf(keys, "win32")).toBe("CmdOrCtrl+Y");
  expect(acceleratorOf(keys, "linux")).toBe("CmdOrCtrl+Shift+Z");
});

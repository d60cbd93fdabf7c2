import { expect, it } from "vitest";
import { lostLetters } from "../../../electron/engine/caption-sheets/lost-letters.ts";

it.each([
  // As Excel writes them into a CSV of a Western system.
  ["马有铁 and 曹贵英", "??? and ???"],
  ["马有铁 and 曹贵英", "Edited ??? and ???"],
  ["Dvořák waits", "Dvo?ák waits"],
  ["", "??? and ???"],
  ["", "马有\u{fffd}"],
  // UTF-8 read as windows-1252: 馬 is E9 A6 AC, é is C3 A9.
  ["馬", "é¦¬"],
  ["Été", "Ã‰tÃ©"],
])("%j is held back against %j", (before, text) => {
  expect(lostLetters(before, text)).not.toBeNull();
});

it.each([
  ["马有铁 and 曹贵英", "马有铁, and who else?"],
  ["Who waits?", "Who waits? And why?"],
  ["Dvořák", "Dvorak"],
  ["", "Who is this? A man?"],
  ["Wait", "Wait???"],
  ["Été", "Ete"],
])("%j may become %j", (before, text) => {
  expect(lostLetters(before, text)).toBeNull();
});

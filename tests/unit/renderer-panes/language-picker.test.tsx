// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { LanguagePicker } from "../../../renderer/inspector/language-picker.tsx";

afterEach(cleanup);

test("a click on a language picks it and closes the list", async () => {
  const picked: string[] = [];
  render(
    <LanguagePicker
      texts={{ "x-default": "a", en: "a" }}
      language="x-default"
      onPick={(tag) => picked.push(tag)}
    />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button"));
  await user.click(screen.getByRole("option", { name: "English" }));
  expect(picked).toEqual(["en"]);
  expect(screen.queryByRole("option")).toBe(null);
});

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { NewRecord } from "../../../renderer/records/new-record.tsx";
import { placeOf, recordPages } from "../../../renderer/records/record-pages.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);

/** The dialog for a new film in an archive that has "Return to Dust" of 2022 alone. */
function newFilm(title: string) {
  const outcome = { id: 9, effects: {}, remarks: [], label: "Made", change: 1 };
  const asked = fakeArchive({
    "records.rehearse": () => outcome,
    "records.change": () => outcome,
    "records.list": ({ filter }) => {
      const lines =
        filter === "Return to Dust (2022)"
          ? [{ id: 4, kind: "film", name: "Return to Dust", detail: "2022" }]
          : [];
      return { total: lines.length, lines };
    },
  });
  const onClose = vi.fn<() => void>();
  render(<NewRecord kind="film" name={title} onClose={onClose} />);
  return { asked, onClose };
}

test("a year in brackets behind the title of a new film is its year", async () => {
  const { asked, onClose } = newFilm("The Comet Keeper (1927)");
  expect(screen.getByLabelText("Year").getAttribute("placeholder")).toBe("1927, as in the title");
  fireEvent.click(screen.getByRole("button", { name: "Make the film" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(inputsOf(asked, "records.change")).toMatchObject([
    { command: { do: "make", record: { name: "The Comet Keeper", set: { year: 1927 } } } },
  ]);
  expect(screen.queryByRole("button", { name: "Open the one there is" })).toBeNull();
});

test("where there is a film of that title and year it is offered", async () => {
  const { onClose } = newFilm("Return to Dust (2022)");
  fireEvent.click(await screen.findByRole("button", { name: "Open the one there is" }));
  expect(onClose).toHaveBeenCalled();
  expect(placeOf(recordPages.getState())).toMatchObject({ kind: "film", id: 4 });
});

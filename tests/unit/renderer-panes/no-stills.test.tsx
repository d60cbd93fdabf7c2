// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { NoStills } from "../../../renderer/light-table/no-stills.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { runAgain, searchState } from "../../../renderer/state/search.ts";
import { viewState } from "../../../renderer/state/view.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { fakeArchive } from "./fake-archive.ts";

afterEach(cleanup);

it("says of a damaged archive that its stills cannot be listed, not that it has none, and leads to the repair", async () => {
  fakeArchive({
    "search.run": () => {
      throw new ProblemError("damaged", "The archive's database is damaged.");
    },
  });
  const { archive } = archiveState.getState();
  if (archive?.catalog == null) throw new Error("no archive");
  archiveState.setState({
    archive: { ...archive, catalog: { ...archive.catalog, damaged: true } },
  });
  runAgain();
  await waitFor(() => expect(searchState.getState().failed).toBe(true));
  render(<NoStills />);
  expect(screen.getByText("The stills cannot be listed")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Repair or restore…" }));
  expect(viewState.getState().dialog).toBe("backups");
});

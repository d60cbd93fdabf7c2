// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { BackupsDialog } from "../../../renderer/backups/backups-dialog.tsx";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import type { LostChanges } from "../../../shared/contract/archive.ts";
import type { Backup, Backups } from "../../../shared/contract/backups.ts";
import { fakeArchive } from "./fake-archive.ts";

afterEach(cleanup);

const backup: Backup = {
  path: "/archives/films.stillroom/backups/2026-11-30T14-27-18Z.db",
  at: "2026-11-30T14:27:18.000Z",
  reason: "automatic",
  bytes: 1,
  holds: { stills: 2, captions: 1, films: 0, changes: 1 },
  lastChange: null,
  place: "archive",
};

/** The dialog of an archive that is held back, and lacks changes that this backup has. */
function showHeldBack(withMore: LostChanges["backup"]): void {
  fakeArchive({
    "backups.list": (): Backups => ({
      folder: "/archives/films.stillroom/backups",
      elsewhere: null,
      backups: [backup],
      problems: [],
      running: false,
    }),
    "backups.preview": () => new Promise(() => undefined),
  });
  const { archive } = archiveState.getState();
  if (archive === null || archive.catalog === null) throw new Error("no archive is open");
  const lost: LostChanges = {
    last: { at: backup.at, label: "Changed caption", undone: false },
    reaches: null,
    backup: withMore,
    isHeldBack: true,
  };
  archiveState.setState({ archive: { ...archive, catalog: { ...archive.catalog, lost } } });
  render(<BackupsDialog />);
}

test("of an archive that lacks changes no backup is offered, but the one that has them restored", async () => {
  showHeldBack({ at: backup.at, all: true });
  fireEvent.click(await screen.findByRole("button", { name: "Restore that backup…" }));
  expect(screen.getByRole("region", { name: "What restoring changes" })).toBeTruthy();
});

test("where no backup has them it can be gone on without them", async () => {
  showHeldBack(null);
  expect(await screen.findByRole("button", { name: "Go on without them" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Restore that backup…" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Back up now" })).toBeNull();
});

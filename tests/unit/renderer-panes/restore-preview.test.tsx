// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { RestorePreview } from "../../../renderer/backups/restore-preview.tsx";
import type { Backup } from "../../../shared/contract/backups.ts";
import { ProblemError } from "../../../shared/problem.ts";
import { fakeArchive, inputsOf } from "./fake-archive.ts";

afterEach(cleanup);

const backup: Backup = {
  path: "/Press.stillroom/backups/2026-11-30T14-27-18Z.db",
  at: "2026-11-30T14:27:18.000Z",
  reason: "automatic",
  bytes: 1,
  holds: { stills: 2, captions: 1, films: 0, changes: 1 },
  lastChange: null,
  place: "archive",
};

for (const damaged of [false, true])
  test(`a backup that cannot be restored is told with what to do, and not offered: the archive is ${damaged ? "damaged" : "in order"}`, async () => {
    const asked = fakeArchive({
      "backups.preview": () => {
        throw new ProblemError("newer", "This backup was made by a newer Stillroom. Update it.");
      },
    });
    const nothing = vi.fn<() => void>();
    render(
      <RestorePreview
        backup={backup}
        archive="/Press.stillroom"
        damaged={damaged}
        onBack={nothing}
        onRestore={nothing}
      />,
    );
    expect((await screen.findByRole("alert")).textContent).toContain("Update it.");
    expect(screen.queryByRole("button", { name: "Restore this backup" })).toBeNull();
    expect(screen.getByRole("heading").textContent).toMatch(
      /^The backup of .* cannot be restored$/u,
    );
    expect(screen.getByRole("button", { name: "All backups" })).toBe(document.activeElement);
    expect(inputsOf(asked, "backups.preview")).toEqual([
      { backup: backup.path, archive: "/Press.stillroom" },
    ]);
  });

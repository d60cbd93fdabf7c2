import { expect, it } from "vitest";
import { exportInput, type ExportInput } from "../../../electron/engine/export/interrupted.ts";
import { PRESS } from "../../../shared/export/built-in-profiles.ts";

const order: ExportInput = {
  stills: [3, 1],
  set: 4,
  folder: "/exports",
  profile: { ...PRESS, isPacked: true },
  rights: {
    request: {
      use: "book",
      territory: "DE",
      date: "2026-11-30",
      zone: "Europe/Berlin",
      language: "de",
    },
    strictness: "strict",
    read: [{ still: 3, seen: "a" }],
    override: {
      reason: "The distributor agreed",
      by: "ada",
      at: "2026-11-30T10:00:00Z",
      of: [
        { still: 1, seen: "b", reason: "Its photographer agreed" },
        { still: 3, seen: "a" },
      ],
    },
  },
  recipient: { name: "Sight & Sound", reference: "May" },
  asThen: null,
  ledgerId: "6a1c0c0e-0b44-4f5f-8a5e-3f7f2f4cbb10",
};

it("takes up an export with everything that was decided for it, each reason of an override included", () => {
  expect(exportInput(JSON.stringify(order))).toEqual(order);
});

it("takes up one from before there were profiles as what all were then, under its file names", () => {
  const { profile: _profile, ...rest } = order;
  const kept = JSON.stringify({ ...rest, template: "{filename}" });
  expect(exportInput(kept)?.profile).toEqual({ ...PRESS, fileNames: "{filename}" });
});

it("takes up nothing that it cannot read", () => {
  expect(exportInput("{")).toBeNull();
  expect(
    exportInput(JSON.stringify({ ...order, profile: { name: "of a later program" } })),
  ).toBeNull();
});

import { constants } from "node:os";
import { expect, test } from "vitest";
import { errorCode } from "../../../electron/engine/catalog/error-code.ts";
import { writeFailure } from "../../../electron/engine/export/target-folder.ts";
import { problemOfError } from "../../../electron/engine/problem-of-error.ts";

/** As Node gives a system's error that it has no name for. */
const overQuota = Object.assign(new Error("Unknown system error -122"), {
  code: "Unknown system error -122",
  errno: -constants.errno.EDQUOT,
});

test("a used-up quota is a full disk, though Node has no name for it", () => {
  expect(errorCode(overQuota)).toBe("ENOSPC");
  expect(problemOfError(overQuota).kind).toBe("disk-full");
  expect(writeFailure(overQuota).kind).toBe("disk-full");
});

test("every other error has the code it came with, or none", () => {
  expect(errorCode(Object.assign(new Error("gone"), { code: "ENOENT", errno: -2 }))).toBe("ENOENT");
  expect(errorCode(new Error("a fault of our own"))).toBeNull();
  expect(errorCode("no error")).toBeNull();
});

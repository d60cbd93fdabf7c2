import { expect, test } from "vitest";
import { wayToOpen } from "../../../electron/main/open-with-care.ts";

test("the folder of an export and its documents are opened", () => {
  expect(wayToOpen("/home/a/Hand-out", "folder", "linux")).toBe("open");
  expect(wayToOpen("/Users/a/Hand-out", "folder", "darwin")).toBe("open");
  expect(wayToOpen("C:\\Stills\\Hand-out", "folder", "win32")).toBe("open");
  expect(wayToOpen("/Users/a/Hand-out/contact-sheet.html", "document", "darwin")).toBe("open");
});

test.each([
  ["/Applications/Calculator.app", "darwin"],
  ["/Applications/Calculator.app/", "darwin"],
  ["/Applications/Calculator.app/.", "darwin"],
  ["C:\\Stills\\x.{21EC2020-3AEA-1069-A2DD-08002B30309D}", "win32"],
] as const)("%s, which may be a program, is shown and not opened", (named, platform) => {
  expect(wayToOpen(named, "folder", platform)).toBe("show");
});

test.each(["\\\\far.example\\share", "//far.example/share", "\\\\?\\UNC\\far.example\\share"])(
  "%s is not looked at, with the reason",
  (named) => {
    for (const what of ["folder", "document", "paper"] as const)
      expect(wayToOpen(named, what, "win32")).toMatchObject({ kind: "unsupported", path: named });
  },
);

test.each(["/papers/L-9.pdf", "/papers/Release.DOCX", "/papers/letter, signed.tif"])(
  "%s is a paper and is opened",
  (named) => expect(wayToOpen(named, "paper", "linux")).toBe("open"),
);

test.each([
  ["/papers/run.sh", "linux"],
  ["/papers/Licence.pdf.desktop", "linux"],
  ["/papers/Licence", "linux"],
  ["/papers/Licence.app", "darwin"],
  ["/papers/macros.docm", "darwin"],
  ["C:\\papers\\Licence.pdf.exe", "win32"],
  ["C:\\papers\\Licence.pdf:licence.exe", "win32"],
  ["C:\\papers\\Licence.lnk", "win32"],
] as const)("%s, said to be a paper, may run something and is shown", (named, platform) =>
  expect(wayToOpen(named, "paper", platform)).toBe("show"),
);

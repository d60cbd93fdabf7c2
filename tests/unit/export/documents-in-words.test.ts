import { expect, it } from "vitest";
import { documentsInWords } from "../../../shared/export/documents-in-words.ts";

it("names few documents as a sentence does, and counts many", () => {
  expect(documentsInWords(["README.txt"])).toBe("README.txt");
  expect(documentsInWords(["captions.csv", "README.txt"])).toBe("captions.csv and README.txt");
  expect(documentsInWords(["a.csv", "b.html", "c.txt"])).toBe("a.csv, b.html and c.txt");
  expect(documentsInWords(["a.csv", "b.html", "c.txt", "d.xml"])).toBe("4 documents");
});

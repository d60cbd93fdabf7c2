import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import { contactSheet } from "../../../electron/engine/export/documents/contact-sheet.ts";
import type { HandOutFile } from "../../../electron/engine/export/hand-out.ts";
import { handOutFile } from "./still.ts";

const thumbnail = new Uint8Array([0xff, 0xd8, 0xff]);

async function htmlOf(stills: readonly HandOutFile[], title = "Spring"): Promise<string> {
  let html = "";
  const thumbnailOf = (): Promise<Uint8Array> => Promise.resolve(thumbnail);
  for await (const piece of contactSheet({ title, date: "2026-11-23", stills, thumbnailOf }))
    html += piece;
  return html;
}

async function pageOf(stills: readonly HandOutFile[], title?: string): Promise<Document> {
  const window = new Window({
    settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true },
  });
  return new window.DOMParser().parseFromString(
    await htmlOf(stills, title),
    "text/html",
  ) as unknown as Document;
}

describe("the contact sheet", () => {
  it("shows every still with its name, captions and credit", async () => {
    const page = await pageOf([handOutFile(), handOutFile({ fileName: "b.jpg" })]);
    const figures = [...page.querySelectorAll("figure")];
    expect(figures.map((figure) => figure.querySelector(".name")?.textContent)).toEqual([
      "Return to Dust_001.jpg",
      "b.jpg",
    ]);
    expect(figures[0]?.querySelector(".credit")?.textContent).toBe(
      "Courtesy of Real Image Media Collection",
    );
    const captions = [...(figures[0]?.querySelectorAll(".caption") ?? [])];
    expect(captions.map((caption) => [caption.getAttribute("lang"), caption.textContent])).toEqual([
      ["", "Two people and a box of eggs."],
      ["zh-Hans", "两人守着一箱鸡蛋。"],
    ]);
  });

  it("needs nothing from outside and runs no script", async () => {
    const html = await htmlOf([handOutFile()]);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|<script|<link/u);
    expect(html).toContain('src="data:image/jpeg;base64,/9j/"');
  });

  it("describes its pictures by their alt text, or says that there is none yet", async () => {
    const page = await pageOf([handOutFile(), handOutFile({ altText: {}, fileName: "b.jpg" })]);
    expect([...page.querySelectorAll("img")].map((image) => image.getAttribute("alt"))).toEqual([
      "A man and a woman bend over a box.",
      "b.jpg; this still has no alt text yet",
    ]);
  });

  it("says what is missing", async () => {
    const page = await pageOf([handOutFile({ captions: {}, creditLine: "" })]);
    expect([...page.querySelectorAll(".missing")].map((note) => note.textContent)).toEqual([
      "No caption",
      "No credit line",
    ]);
  });

  it("does not repeat a caption that is given with and without its language", async () => {
    const page = await pageOf([handOutFile({ captions: { "x-default": "Eggs", en: "Eggs" } })]);
    expect(page.querySelectorAll(".caption")).toHaveLength(1);
  });

  it.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</figure></style>",
    "&lt;b&gt;",
    "a\u0000b",
  ])("shows hostile text as text: %j", async (text) => {
    const still = handOutFile({
      captions: { en: text },
      creditLine: text,
      altText: { en: text },
      fileName: text,
    });
    const page = await pageOf([still], text);
    const shown = text.replace("\u0000", "\uFFFD");
    expect(page.querySelectorAll("script, [onerror]")).toHaveLength(0);
    expect(page.querySelectorAll("figure img")).toHaveLength(1);
    expect(page.querySelector(".caption")?.textContent).toBe(shown);
    expect(page.querySelector(".credit")?.textContent).toBe(shown);
    expect(page.querySelector("img")?.getAttribute("alt")).toBe(shown);
    expect(page.querySelector("h1")?.textContent).toBe(shown);
  });
});

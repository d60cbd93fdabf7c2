import { writeFileSync } from "node:fs";
import sharp from "sharp";
import type { Charset } from "../../shared/charsets.ts";
import type { Engine } from "../../electron/engine/engine.ts";
import { iimBlock, jpegWithIim } from "./iim.ts";

/** Data sets of IIM by their numbers, with bytes given as Latin-1: "\xc8tvrt\xe9" is "Čtvrté" in windows-1250. */
export type LegacyWords = Readonly<Record<number, string>>;

/** IIM's numbers of what these tests write. */
export const iim = { keyword: 25, creator: 80, creditLine: 110, caption: 120 } as const;

/** Writes a JPEG of one colour (0 to 255) whose IIM texts do not say in which character set they are. */
export async function writeLegacy(file: string, colour: number, words: LegacyWords): Promise<void> {
  const background = { r: colour, g: 90, b: 20 };
  const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background } });
  const datasets = Object.entries(words).map(
    ([number, text]) => [Number(number), Buffer.from(text, "latin1")] as const,
  );
  writeFileSync(file, jpegWithIim(await drawn.jpeg().toBuffer(), iimBlock(datasets)));
}

/** A sidecar that tells a headline. */
export const headlineSidecar = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Headline="Told"/></rdf:RDF></x:xmpmeta>`;

/** Has the texts of a still read in a character set, as the archivist does. */
export async function readIn(
  engine: Engine,
  id: number,
  charset: Charset = "windows-1250",
): Promise<{ readonly changed: number }> {
  return await engine.ask("stills.readIn", { stills: { ids: [id] }, charset, beside: false });
}

/** The caption of a still, and how its character set is known. */
export async function captionOf(engine: Engine, id: number): Promise<string> {
  const record = await engine.ask("stills.get", { id });
  const { iimCharset } = await engine.ask("stills.findings", { id });
  return `${record?.texts.caption?.["x-default"] ?? ""} (${iimCharset?.how ?? "known"})`;
}

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IPropertiesOptions,
  type IRunOptions,
} from "docx";
import { inXml } from "../../tables/in-xml.ts";
import { inOrder } from "../in-order.ts";
import type { SheetLine, SheetPart } from "./caption-sheet.ts";
import { scriptOf } from "./script-of.ts";

/** Twentieths of a point in a millimetre. */
const MM = 1440 / 25.4;
/** Pixels of a picture, 96 an inch, in a millimetre. */
const PIXELS = 96 / 25.4;
const MARGIN = Math.round(15 * MM);
const WIDTH = 180;
const columns = [
  { name: "Picture", width: 43 },
  { name: "Still", width: 30 },
  { name: "Caption and credit", width: 65 },
  { name: "Rights", width: 42 },
] as const;
const picture = { width: 39, height: 34 } as const;
const quiet = "444444";
const LATIN = "Arial";
/** Pictures that are made at the same time. */
const AT_ONCE = 4;

/** What it is made from, small enough to be sent to another process. */
export type DocumentText = {
  readonly title: string;
  /** Day of the hand-out, ISO 8601. */
  readonly date: string;
  /** What it calls itself. */
  readonly name: string;
  readonly parts: readonly SheetPart[];
};

type ThumbnailOf = (line: SheetLine) => Promise<Uint8Array | null>;

/**
 * The caption sheet of a hand-out for word processors (ECMA-376): a heading a film, under it a table with a still a row.
 * Each run names its language, and a font of it that Word has; others put their own in its place by the language.
 */
export async function captionSheetDocument(
  { title, date, name, parts }: DocumentText,
  thumbnailOf: ThumbnailOf,
): Promise<Uint8Array> {
  const stills = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  const count = stills === 1 ? "1 still" : `${String(stills)} stills`;
  const tables: (Paragraph | Table)[] = [];
  for (const part of parts) tables.push(heading(part.film), await table(part, thumbnailOf));
  const body = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
    new Paragraph({ children: runs(`Caption sheet of ${count}, ${date}`, { color: quiet }) }),
    ...tables,
  ];
  const document = new Document({
    title: inXml(name),
    creator: "Stillroom",
    styles: styles(),
    sections: [
      {
        properties: {
          page: {
            size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
            margin: { top: Math.round(20 * MM), bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: new Header({ children: [pageHeader(title, date)] }) },
        footers: { default: new Footer({ children: [pageNumbers()] }) },
        children: body,
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function styles(): NonNullable<IPropertiesOptions["styles"]> {
  const font = fontFor("");
  return {
    default: {
      document: { run: { font, size: 18, language: { value: "en-GB", eastAsia: "zh-CN" } } },
      heading1: { run: { font, size: 32, bold: true }, paragraph: { spacing: { after: 60 } } },
      heading2: {
        run: { font, size: 24, bold: true },
        paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
      },
    },
  };
}

function pageHeader(title: string, date: string): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(WIDTH * MM) }],
    children: [...runs(title, small), ...runs(`\t${date}`, small)],
  });
}

function pageNumbers(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ ...small, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
    ],
  });
}

const small = { size: 15, color: quiet } as const;

function heading(film: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(film) });
}

async function table({ lines }: SheetPart, thumbnailOf: ThumbnailOf): Promise<Table> {
  const rows: TableRow[] = [];
  const pictured = async (line: SheetLine): Promise<TableRow> => row(line, await thumbnailOf(line));
  const ahead = { atOnce: AT_ONCE, leave: async (): Promise<void> => undefined };
  for await (const one of inOrder(lines, pictured, ahead)) rows.push(one);
  const line = { style: BorderStyle.SINGLE, size: 4, color: "BBBBBB" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(WIDTH * MM), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => Math.round(width * MM)),
    borders: {
      top: none,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map(({ name }, at) => cell(at, [paragraph(runs(name, small))])),
      }),
      ...rows,
    ],
  });
}

function row(line: SheetLine, thumbnail: Uint8Array | null): TableRow {
  const { position, stillNumber, fileName, captions, creditLine, rights } = line;
  const missing = { color: quiet, italics: true } as const;
  const said = captions.map(({ language, text }) => paragraph(runs(text, { language }), language));
  return new TableRow({
    cantSplit: true,
    children: [
      cell(0, [shown(line, thumbnail)]),
      cell(1, [
        paragraph(runs(String(position), { bold: true })),
        ...(stillNumber === "" ? [] : [paragraph(runs(stillNumber))]),
        paragraph(runs(fileName, { size: 15 })),
      ]),
      cell(2, [
        ...(said.length === 0 ? [paragraph(runs("No caption", missing))] : said),
        paragraph(
          creditLine === "" ? runs("No credit line", missing) : runs(creditLine, { color: quiet }),
        ),
      ]),
      cell(
        3,
        rights.map((text) => paragraph(runs(text, { size: 15 }))),
      ),
    ],
  });
}

function cell(at: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: Math.round((columns[at]?.width ?? 0) * MM), type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 0, right: 140 },
    verticalAlign: VerticalAlignTable.TOP,
    children,
  });
}

function shown({ alt, fileName, size }: SheetLine, thumbnail: Uint8Array | null): Paragraph {
  if (thumbnail === null || size === null)
    return paragraph(runs("No picture could be made of this file.", { color: quiet }));
  const scale = Math.min(picture.width / size.width, picture.height / size.height) * PIXELS;
  return paragraph([
    new ImageRun({
      type: "jpg",
      data: Buffer.from(thumbnail),
      transformation: {
        width: Math.max(1, Math.round(size.width * scale)),
        height: Math.max(1, Math.round(size.height * scale)),
      },
      altText: { name: inXml(fileName), title: "", description: inXml(alt) },
    }),
  ]);
}

function paragraph(children: readonly (TextRun | ImageRun)[], language = ""): Paragraph {
  const bidirectional = scriptOf(language).isRightToLeft;
  return new Paragraph({ children: [...children], bidirectional, spacing: { after: 40 } });
}

type RunLook = Pick<IRunOptions, "bold" | "italics" | "size" | "color"> & {
  /** BCP 47; empty where none is stated. */
  readonly language?: string;
};

/** A text as runs, one a line of it. */
function runs(text: string, { language = "", ...look }: RunLook = {}): TextRun[] {
  const { eastAsia, isRightToLeft } = scriptOf(language, text);
  return inXml(text)
    .split(/\r\n?|\n/u)
    .map(
      (line, at) =>
        new TextRun({
          ...look,
          text: line,
          font: fontFor(language, text),
          ...(at === 0 ? {} : { break: 1 }),
          ...(isRightToLeft ? { rightToLeft: true } : {}),
          language: {
            ...(language === "" || eastAsia !== null ? {} : { value: language }),
            ...(eastAsia === null ? {} : { eastAsia: eastAsia.language }),
            ...(isRightToLeft ? { bidirectional: language } : {}),
          },
        }),
    );
}

function fontFor(language: string, text = ""): NonNullable<IRunOptions["font"]> {
  const { eastAsia } = scriptOf(language, text);
  return {
    ascii: LATIN,
    hAnsi: LATIN,
    cs: LATIN,
    eastAsia: eastAsia?.font ?? "Microsoft YaHei",
    // quotation marks and dashes, which are in both kinds of font, are then those of the language
    ...(eastAsia === null ? {} : { hint: "eastAsia" }),
  };
}

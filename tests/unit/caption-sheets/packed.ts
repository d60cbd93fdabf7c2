import { crc32, deflateRawSync } from "node:zlib";

/** A part of a package; `says` is the size that the package claims it unpacks to, where that is a lie. */
export type Part = {
  readonly name: string;
  readonly data: string | Buffer;
  readonly says?: number;
};

/** A ZIP file (APPNOTE 6.3.10) of these parts, made by hand so that what reads it is not what wrote it. */
export function packed(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, says } of parts) {
    const bytes = Buffer.from(data);
    const body = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed
    fields.writeUInt16LE(0x08_00, 2); // names in UTF-8
    fields.writeUInt16LE(8, 4); // deflated
    fields.writeUInt32LE(0x58_21_00_00, 6);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(says ?? bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, title, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, rest, title]));
    bodies.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, index, Buffer.from("PK\u0005\u0006"), end]);
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function partsOf(of: string, main: string, data: string, more: readonly Part[]): Part[] {
  return [
    {
      name: "[Content_Types].xml",
      data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${of}.main+xml"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="${main}"/></Relationships>`,
    },
    { name: main, data: head + data },
    ...more,
  ];
}

/** The parts of a workbook of one sheet (ECMA-376, part 1, 18.2 and 18.3), from the XML within `sheetData` and behind it. */
export function workbookParts(rows: string, behind = "", more: readonly Part[] = []): Part[] {
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return partsOf(
    "spreadsheetml.sheet",
    "xl/workbook.xml",
    `<workbook ${space} xmlns:r="${relations}"><sheets><sheet name="Captions" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    [
      {
        name: "xl/_rels/workbook.xml.rels",
        data: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      },
      {
        name: "xl/styles.xml",
        // Style 1 is three digits, style 2 a day (14), style 3 a power of ten (11).
        data: `${head}<styleSheet ${space}><numFmts count="1"><numFmt numFmtId="164" formatCode="000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="11" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      },
      {
        name: "xl/worksheets/sheet1.xml",
        data: `${head}<worksheet ${space}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
      },
      ...more,
    ],
  );
}

/** A workbook of one sheet. */
export function workbook(rows: string, behind = "", more: readonly Part[] = []): Buffer {
  return packed(workbookParts(rows, behind, more));
}

/** A row of cells of text (18.3.1.53, inline strings); what begins with "<" is a cell of its own making. */
export function sheetRow(number: number, cells: readonly string[]): string {
  const written = cells.map((cell, at) => {
    const place = `r="${letters(at)}${String(number)}"`;
    return cell.startsWith("<c ")
      ? cell.replace("<c ", `<c ${place} `)
      : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
  });
  return `<row r="${String(number)}">${written.join("")}</row>`;
}

/** A Word document (ECMA-376, part 1, 17) of the XML within its body. */
export function letter(body: string, more: readonly Part[] = []): Buffer {
  return packed(
    partsOf(
      "wordprocessingml.document",
      "word/document.xml",
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      more,
    ),
  );
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A to Z, then AA, AB … */
function letters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

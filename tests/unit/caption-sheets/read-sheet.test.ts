import { describe, expect, it } from "vitest";
import { letter, paragraph, sheetRow, workbook } from "./packed.ts";
import { read } from "./reading.ts";

describe("a table of captions", () => {
  it("has its columns recognised by their headings, in any order and in several languages", async () => {
    const { columns, rows } = await read(
      "Bildnachweis;Alt-Text;Bildunterschrift (de);Caption_zh-Hans;Dateiname;Honorar\n© Qizi;Ein Esel;Der Esel wartet;驴在等;stills/RTD_0107.jpg;80\n",
    );
    expect(columns).toEqual([
      "creditLine",
      "altText",
      "caption:de",
      "caption:zh-Hans",
      "fileName",
      "-",
    ]);
    expect(rows).toEqual([
      {
        file: "RTD_0107.jpg",
        creditLine: "© Qizi",
        altText: "Ein Esel",
        "caption:de": "Der Esel wartet",
        "caption:zh-Hans": "驴在等",
      },
    ]);
  });

  it("has them recognised by their content where there is no head", async () => {
    const { columns } = await read(
      "RTD_0107.jpg\tMa Youtie leads the donkey home\tPhoto: Courtesy of Qizi\nRTD_0108.jpg\tThe cart, loaded with wheat\t© Qizi Films\n",
    );
    expect(columns).toEqual(["fileName", "caption", "creditLine"]);
  });

  it("is one without a head that is known, and with quoted sentences, where all rows are alike", async () => {
    const { columns } = await read(
      'words,when,who\n"He waits, and she goes on, at the gate",1962,cmoa\n"The cart, the donkey, and the box",1963,cmoa\n',
    );
    expect(columns).toEqual(["caption", "-", "-"]);
  });

  it("may have a title and blank rows above its head", async () => {
    const { rows } = await read(
      "Return to Dust – captions,,\n,,\nStill No,Caption,Credit\n007,The donkey,Qizi\n",
    );
    expect(rows).toEqual([{ number: "007", caption: "The donkey", creditLine: "Qizi" }]);
  });

  it("keeps leading zeros, long numbers and quoted line breaks, and says of a row that is too wide", async () => {
    const { rows, words } = await read(
      'StillNumber,Caption\r\n007,"Two lines\r\nand ""quoted"""\r\n12345678901234567890,b,beyond\r\n0012\r\n',
    );
    expect(rows).toEqual([
      { number: "007", caption: 'Two lines\nand "quoted"' },
      { number: "12345678901234567890", caption: "b" },
    ]);
    expect(words).toEqual([expect.stringMatching(/^4: This row has more cells/u)]);
  });

  it("reads on where a quotation mark is never closed, and says so", async () => {
    const { rows, words } = await read('FileName,Caption\na.jpg,"open\nb.jpg,closed\n');
    expect(rows.map(({ file }) => file)).toEqual(["a.jpg", "b.jpg"]);
    expect(words[0]).toMatch(/^2: A quotation mark that is opened is not closed/u);
  });

  it("reads the quotation marks of all rows but the one where one is never closed", async () => {
    const { rows } = await read(
      'FileName,Caption,Credit\na.jpg,"A ""quoted"" word, with comma",X\nb.jpg,"two\nlines, one cell",Y\nc.jpg,"open,Z\nd.jpg,last,Z\n',
    );
    expect(rows).toEqual([
      { file: "a.jpg", caption: 'A "quoted" word, with comma', creditLine: "X" },
      { file: "b.jpg", caption: "two\nlines, one cell", creditLine: "Y" },
      { file: "c.jpg", caption: '"open', creditLine: "Z" },
      { file: "d.jpg", caption: "last", creditLine: "Z" },
    ]);
  });

  it("takes a column headed as still numbers for file names where it holds these", async () => {
    const { columns } = await read("Still,Caption\na.jpg,one\nb.jpg,two\nThe wedding,\n");
    expect(columns).toEqual(["fileName", "caption"]);
    expect((await read("Still,Caption\n007,one\n008,two\n")).columns).toEqual([
      "number",
      "caption",
    ]);
  });

  it("knows a list by its headings in traditional Chinese", async () => {
    const { columns } = await read("檔案名稱,圖說\na.jpg,馬有鐵在牆邊\n");
    expect(columns).toEqual(["fileName", "caption"]);
  });

  it("leaves a formula in a CSV the text that it is, and takes none that failed", async () => {
    const { rows, words } = await read(
      'FileName,Caption\na.jpg,"=HYPERLINK(""http://x"",""y"")"\nb.jpg,#NAME?\nc.jpg,\'=1+1\n',
    );
    expect(rows).toEqual([
      { file: "a.jpg", caption: '=HYPERLINK("http://x","y")' },
      { file: "c.jpg", caption: "=1+1" },
    ]);
    expect(words).toEqual([expect.stringMatching(/^3: A cell says #NAME\?/u)]);
  });

  it("takes control characters off, and a text of 100,000 characters not at all", async () => {
    const long = "x".repeat(100_000);
    const { rows, words } = await read(
      `FileName,Caption,Headline\na.jpg,The\u0007 donkey\u0000\u200b,h\nb.jpg,${long},kept\n`.replace(
        "\u0000",
        "\u0001",
      ),
    );
    expect(rows).toEqual([
      { file: "a.jpg", caption: "The donkey\u200b", headline: "h" },
      { file: "b.jpg", headline: "kept" },
    ]);
    expect(words).toEqual([
      expect.stringMatching(/^2: A text holds control characters/u),
      expect.stringMatching(/^3: A text of this row has 100,000 characters/u),
    ]);
  });

  it("says of a language that is none", async () => {
    const { rows, words } = await read(
      "File,Language,Caption\na.jpg,French,Le baudet\nb.jpg,Klingonisch,x\n",
    );
    expect(rows).toEqual([
      { file: "a.jpg", "caption:fr": "Le baudet" },
      { file: "b.jpg", caption: "x" },
    ]);
    expect(words).toEqual([expect.stringMatching(/^3: “Klingonisch” is no language/u)]);
  });
});

describe("character sets", () => {
  // Bytes of Python's codecs.
  it.each([
    [
      "gb18030",
      "cec4bcfec3fb2ccbb5c3f70d0a5254445f303130372e6a70672cc2edd3d0ccfabacdb2dcb9f3d3a2d4dad3ead6d0cad5c2f3d7d30d0a",
      { file: "RTD_0107.jpg", caption: "马有铁和曹贵英在雨中收麦子" },
    ],
    [
      "windows-1252",
      "44617465693b42696c64756e746572736368726966740d0a5254445f303130372e6a70673b446572204573656c206ce4df742073696368206e69636874207374f672656e209620846dfc6465930d0a",
      { file: "RTD_0107.jpg", caption: "Der Esel läßt sich nicht stören – „müde“" },
    ],
    [
      "big5",
      "c0c9a6572cb9cfbba10d0a412e6a70672cb0a8a6b3c54ba662ab42a4a4a6acb3cea470b3c10d0a",
      { file: "A.jpg", caption: "馬有鐵在雨中收割小麥" },
    ],
  ])("%s is guessed, and told as a guess", async (charset, hex, row) => {
    expect(await read(Buffer.from(hex, "hex"))).toMatchObject({
      charset: { charset, guessed: true },
      rows: [row],
    });
  });

  it.each([
    ["utf-8", Buffer.from("\uFEFFFile,Caption\na.jpg,马有铁\n")],
    ["utf-16le", Buffer.from("\uFEFFFile\tCaption\na.jpg\t马有铁\n", "utf16le")],
    ["utf-16be", Buffer.from("\uFEFFFile\tCaption\na.jpg\t马有铁\n", "utf16le").swap16()],
    ["utf-16le", Buffer.from("File\tCaption\na.jpg\t马有铁\n", "utf16le")],
  ])("%s is known", async (charset, bytes) => {
    expect(await read(bytes)).toMatchObject({
      charset: { charset, guessed: false },
      rows: [{ file: "a.jpg", caption: "马有铁" }],
    });
  });

  it("can be said otherwise", async () => {
    const bytes = Buffer.from("File,Caption\na.jpg,\xe9t\xe9\n", "latin1");
    expect((await read(bytes, "windows-1251")).rows).toEqual([{ file: "a.jpg", caption: "йtй" }]);
  });
});

describe("a workbook", () => {
  it("has its cells as they are seen: formats of numbers, days, and texts", async () => {
    const rows =
      sheetRow(1, ["Still No", "Caption", "Headline"]) +
      sheetRow(2, ['<c s="1"><v>7</v></c>', "两人", '<c s="2"><v>45363</v></c>']) +
      sheetRow(3, ['<c s="3"><v>1000000000000</v></c>', "long", '<c t="b"><v>1</v></c>']) +
      sheetRow(4, ["<c ><v>8</v></c>", "'=1+1", "a_x000D_\nb"]);
    expect((await read(workbook(rows))).rows).toEqual([
      // 45363 is 12 March 2024 in the 1900 date system (ECMA-376, 18.17.4.1).
      { number: "007", caption: "两人", headline: "2024-03-12" },
      { number: "1000000000000", caption: "long", headline: "TRUE" },
      { number: "8", caption: "=1+1", headline: "a\nb" },
    ]);
  });

  it("runs no formula: the result that was saved is read, an error is left out, and both are told", async () => {
    const rows =
      sheetRow(1, ["File", "Caption", "Credit"]) +
      sheetRow(2, ["a.jpg", '<c t="str"><f>UPPER("x")</f><v>X</v></c>', "q"]) +
      sheetRow(3, ["b.jpg", "<c ><f>1+1</f></c>", "q"]) +
      sheetRow(4, ["c.jpg", '<c t="e"><f>nope()</f><v>#NAME?</v></c>', "q"]);
    const { rows: found, words } = await read(workbook(rows));
    expect(found).toEqual([
      { file: "a.jpg", caption: "X", creditLine: "q" },
      { file: "b.jpg", creditLine: "q" },
      { file: "c.jpg", creditLine: "q" },
    ]);
    expect(words.join("\n")).toMatch(/formulas\. They are not run/u);
    expect(words.join("\n")).toMatch(/4: A formula in this row has no result/u);
  });

  it("says of a formula that was saved without its result, and takes no cell that it leaves out for emptied", async () => {
    const rows =
      sheetRow(1, ["File", "Caption", "Credit"]) +
      sheetRow(2, ["a.jpg", "<c ><f>A1</f></c>", "q"]) +
      sheetRow(3, ["b.jpg", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "q"]) +
      sheetRow(4, ["c.jpg", "", "q"]) +
      sheetRow(5, ["d.jpg", "one", "q"]);
    const { words, emptied } = await read(workbook(rows));
    expect(words).toContain(
      "2: A formula in this row was saved without its result; its cell is left out. Open the workbook in Excel or LibreOffice, save it, and choose that.",
    );
    expect(emptied).toEqual([[], [], ["caption"], []]);
  });

  it("reads a sheet in which a cell was touched far away", async () => {
    const rows =
      sheetRow(1, ["File", "Caption"]) +
      sheetRow(2, ["a.jpg", "one"]) +
      '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    expect((await read(workbook(rows))).rows).toEqual([{ file: "a.jpg", caption: "one" }]);
  });

  it("reads merged cells of a letter or a page where they stand, downwards for each of their rows", async () => {
    const page = `<table><tr><th>File</th><th colspan="2">Caption</th><th>Credit</th></tr>
      <tr><td>a.jpg</td><td colspan="2">one</td><td rowspan="2"><p>© Qizi</p><p>© Qizi</p></td></tr>
      <tr><td>b.jpg</td><td>two</td><td>aside</td></tr>
      <tr><td>c.jpg</td><td>three</td><td></td><td>© Zini</td></tr></table>`;
    const { rows, words } = await read(page);
    expect(rows).toEqual([
      { file: "a.jpg", caption: "one", creditLine: "© Qizi" },
      { file: "b.jpg", caption: "two", creditLine: "© Qizi" },
      { file: "c.jpg", caption: "three", creditLine: "© Zini" },
    ]);
    expect(words).toEqual([expect.stringMatching(/Merged cells/u)]);
    const cell = (text: string, more = ""): string =>
      `<w:tc><w:tcPr>${more}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
    const table = `<w:tbl>${row(cell("File"), cell("Caption"), cell("Credit"))}${row(
      cell("a.jpg"),
      cell("one"),
      cell("© Qizi", '<w:vMerge w:val="restart"/>'),
    )}${row(cell("b.jpg"), cell("two"), cell("", "<w:vMerge/>"))}</w:tbl>`;
    expect((await read(letter(table))).rows).toEqual([
      { file: "a.jpg", caption: "one", creditLine: "© Qizi" },
      { file: "b.jpg", caption: "two", creditLine: "© Qizi" },
    ]);
  });

  it("reads a merged cell for each of its rows", async () => {
    const rows =
      sheetRow(1, ["Film", "File", "Caption"]) +
      sheetRow(2, ["Return to Dust", "a.jpg", "one"]) +
      sheetRow(3, ["", "b.jpg", "two"]);
    const { rows: found, words } = await read(
      workbook(rows, '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
    );
    const film = { title: "Return to Dust", year: null };
    expect(found).toEqual([
      { file: "a.jpg", film, caption: "one" },
      { file: "b.jpg", film, caption: "two" },
    ]);
    expect(words).toEqual([expect.stringMatching(/Merged cells/u)]);
  });

  it("leaves its macros where they are, and says so", async () => {
    const rows = sheetRow(1, ["File", "Caption"]) + sheetRow(2, ["a.jpg", "one"]);
    const { rows: found, words } = await read(
      workbook(rows, "", [{ name: "xl/vbaProject.bin", data: "program" }]),
    );
    expect(found).toHaveLength(1);
    expect(words).toEqual([expect.stringMatching(/macros\. They are not run/u)]);
  });
});

describe("an article", () => {
  it("in HTML gives its figures: alt text, caption and credit, and no script or running text", async () => {
    const { form, rows, words } =
      await read(`<!doctype html><html><head><script>"Photo: Courtesy of Nobody"</script></head><body>
      <nav>Photo: menu</nav><h1>How <i>Return to Dust</i> was made</h1>
      <p>The film opened in 2022. Courtesy was not what it met with.</p>
      <figure><img src="https://x.org/i/RTD_0107.jpg?w=800" alt="A man and a woman bend over a box"><figcaption>Wu Renlin as
      Ma Youtie in <i>Return to Dust</i>. Photo: Courtesy of Real Image</figcaption></figure>
      <div class="wp-caption"><img alt="Donkey and cart" src="/a/donkey.jpg"><p class="wp-caption-text">The donkey waits (Photo by Jane Doe/Getty Images)</p></div>
      <div class="image"><img alt="A house of mud bricks" src="data:image/png;base64,AAAA"><div class="caption">The house is built.</div><span class="credit">© 2022 Qizi Films</span></div>
      <figure><img src="RTD_0107.jpg" alt="A man and a woman bend over a box"><figcaption>Wu Renlin as Ma Youtie in <i>Return to Dust</i>. Photo: Courtesy of Real Image</figcaption></figure>
      </body></html>`);
    expect(form).toBe("html");
    expect(rows).toEqual([
      {
        file: "RTD_0107.jpg",
        caption: "Wu Renlin as Ma Youtie in Return to Dust.",
        altText: "A man and a woman bend over a box",
        creditLine: "Photo: Courtesy of Real Image",
      },
      {
        file: "donkey.jpg",
        caption: "The donkey waits",
        altText: "Donkey and cart",
        creditLine: "Photo by Jane Doe/Getty Images",
      },
      {
        caption: "The house is built.",
        altText: "A house of mud bricks",
        creditLine: "© 2022 Qizi Films",
      },
    ]);
    expect(words).toEqual([expect.stringMatching(/twice and is taken once/u)]);
  });

  it("copied as text gives pairs of alt text and caption, and bracketed credits", async () => {
    const { rows } = await read(
      [
        "It was a cold spring, and nobody thought the eggs would hatch. Courtesy was rare.",
        "",
        "Ma Youtie and Cao Guiying hold a lamp over eggs",
        "",
        "Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying in Return to Dust. Photo: Courtesy of Real Image",
        "",
        "More running text follows here. It goes on.",
        "",
        "More running text that says © nothing.",
        "",
        "马有铁和曹贵英在电影《隐入尘烟》中孵鸡蛋。图片来源：真实影像",
        "The director on the set (Photo by Zhang Min/Xinhua via Getty Images)",
      ].join("\n"),
    );
    expect(rows).toEqual([
      {
        caption: "Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying in Return to Dust.",
        altText: "Ma Youtie and Cao Guiying hold a lamp over eggs",
        creditLine: "Photo: Courtesy of Real Image",
      },
      {
        caption: "马有铁和曹贵英在电影《隐入尘烟》中孵鸡蛋。",
        creditLine: "图片来源：真实影像",
      },
      {
        caption: "The director on the set",
        creditLine: "Photo by Zhang Min/Xinhua via Getty Images",
      },
    ]);
  });

  it("with its credits on lines of their own gives them to the paragraph above, not to running text", async () => {
    const { rows } = await read(
      "Running text of the article. It goes on.\n\n[Photo: Courtesy of Nobody]\n\nHai Qing as Cao Guiying\nPhoto: Courtesy of Real Image\n\n![A donkey](img/donkey.jpg)\n*The donkey waits.*\n© Qizi\n",
    );
    expect(rows).toEqual([
      { caption: "Hai Qing as Cao Guiying", creditLine: "Photo: Courtesy of Real Image" },
      {
        file: "donkey.jpg",
        caption: "The donkey waits.",
        altText: "A donkey",
        creditLine: "© Qizi",
      },
    ]);
  });

  it.each([
    ["RTD_0107.jpg: The donkey.\nRTD_0108.jpg – The cart.", ["RTD_0107.jpg", "RTD_0108.jpg"]],
    ["The donkey (RTD_0107.tif)\nThe cart (RTD_0108.tif)", ["RTD_0107.tif", "RTD_0108.tif"]],
    [
      "RTD_0107.jpg\nThe donkey\n\nReturn to Dust_002.jpg\nThe cart",
      ["RTD_0107.jpg", "Return to Dust_002.jpg"],
    ],
  ])("finds file names in %j", async (text, names) => {
    const { rows } = await read(text);
    expect(rows.map(({ file }) => file)).toEqual(names);
    expect(rows.map(({ caption }) => String(caption).replace(".", ""))).toEqual([
      "The donkey",
      "The cart",
    ]);
  });

  it("that is a numbered sheet gives numbers", async () => {
    const { rows } = await read("Still sheet\n\n001. The donkey. © Qizi\n007. The cart. © Qizi\n");
    expect(rows).toEqual([
      { number: "001", caption: "The donkey.", creditLine: "© Qizi" },
      { number: "007", caption: "The cart.", creditLine: "© Qizi" },
    ]);
  });

  it("with a numbered list has the numbers that a browser shows", async () => {
    const { rows } = await read(
      "<!doctype html><ol start=7><li>The donkey waits</li><li><p>The cart. © Qizi</p></li></ol><ul><li>no caption</li></ul>",
    );
    expect(rows).toEqual([
      { number: "7", caption: "The donkey waits" },
      { number: "8", caption: "The cart.", creditLine: "© Qizi" },
    ]);
  });

  it("that is a sheet of labels gives records", async () => {
    const { rows } = await read(
      "File: a.jpg\nCaption: The donkey\nAlt text: A donkey\nCredit: Qizi\n\nFile: b.jpg\nBildunterschrift (de): Der Esel\nCredit: Qizi\n",
    );
    expect(rows).toEqual([
      { file: "a.jpg", caption: "The donkey", altText: "A donkey", creditLine: "Qizi" },
      { file: "b.jpg", "caption:de": "Der Esel", creditLine: "Qizi" },
    ]);
  });

  it("in Word gives its tables with the head of a list, or its paragraphs", async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join("")}</w:tr>`;
    const table = await read(
      letter(
        `${paragraph("Captions")}<w:tbl>${row("File name", "Caption")}${row("a.jpg", "The donkey")}</w:tbl>`,
      ),
    );
    expect(table).toMatchObject({ form: "docx", rows: [{ file: "a.jpg", caption: "The donkey" }] });
    const article = await read(
      letter(
        `${paragraph("Running text. It goes on.")}${paragraph("The donkey. Photo: Courtesy of Qizi")}`,
      ),
    );
    expect(article.rows).toEqual([
      { caption: "The donkey.", creditLine: "Photo: Courtesy of Qizi" },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { decodeList } from "../../../electron/engine/cast-lists/decode-list.ts";
import { pairs, reading } from "./reading.ts";

const both = ["Ma Youtie = Wu Renlin", "Cao Guiying = Hai Qing"];

describe("a cast list as text", () => {
  it.each([
    ["as", "Wu Renlin as Ma Youtie\nHai Qing as Cao Guiying"],
    ["dots of the credits", "Ma Youtie ..... Wu Renlin\nCao Guiying . . . . . Hai Qing"],
    ["dots of IMDb", "Wu Renlin ... Ma Youtie\nHai Qing … Cao Guiying"],
    ["brackets", "Wu Renlin (Ma Youtie)\nHai Qing（Cao Guiying）"],
    ["colons", "Ma Youtie: Wu Renlin\nCao Guiying：Hai Qing"],
    ["dashes", "Wu Renlin – Ma Youtie\nHai Qing - Cao Guiying"],
    ["spaces", "Ma Youtie       Wu Renlin\nCao Guiying     Hai Qing"],
    ["bullets", "• Wu Renlin as Ma Youtie\n* Hai Qing as Cao Guiying"],
    ["a heading and empty lines", "Cast\n\nWu Renlin as Ma Youtie\n\nHai Qing as Cao Guiying\n"],
    ["descriptions", "Wu Renlin as Ma Youtie, a farmer\nHai Qing as Cao Guiying, his wife"],
    ["German", "Wu Renlin als Ma Youtie\nHai Qing als Cao Guiying"],
    ["columns of IMDb", "Wu Renlin\t...\tMa Youtie\nHai Qing\t...\tCao Guiying"],
    ["columns of Wikipedia", "Actor\tRole\nWu Renlin\tMa Youtie\nHai Qing\tCao Guiying"],
    ["one pair a line, apart by commas", "Ma Youtie, Wu Renlin\nCao Guiying, Hai Qing"],
  ])("is read with %s", (_layout, text) => {
    expect(pairs(text)).toEqual(both);
  });

  it.each(["海清 饰 曹贵英", "海清饰曹贵英", "海清 饰演 曹贵英", "海清飾曹贵英"])(
    "is read in Chinese: %s",
    (text) => expect(pairs(text)).toEqual(["曹贵英 = 海清"]),
  );

  it("understands what stands in brackets behind the names", () => {
    const { rows } = reading(
      "Hai Qing as Cao Guiying (voice)\nA B as C (uncredited)\nD E as F (as Dee E.)\nG H as I (stunt double)\nJ K as L (young)\nM N ... O (voice) (uncredited)",
    );
    expect(rows).toMatchObject([
      { character: "Cao Guiying", performer: "Hai Qing", kind: "voice", uncredited: false },
      { character: "C", kind: "role", uncredited: true },
      { character: "F", performer: "D E", creditedAs: "Dee E." },
      { character: "I", performer: "G H", kind: "stunt" },
      { character: "L (young)", kind: "role" }, // no word of ours: part of the name
      { character: "O", performer: "M N", kind: "voice", uncredited: true },
    ]);
  });

  it("takes numbers before the lines for the billing order, and slashes for several roles", () => {
    expect(reading("1. Wu Renlin as Ma Youtie\n2) A B as C / D").rows).toMatchObject([
      { order: 1, character: "Ma Youtie" },
      { order: 2, character: "C", performer: "A B" },
      { order: 2, character: "D", performer: "A B" },
    ]);
  });

  it("names every line it cannot read", () => {
    const { rows, words } = reading(
      `Wu Renlin as Ma Youtie\njust words here\n${"x".repeat(2500)}\nHai Qing as Cao Guiying`,
    );
    expect(rows.map(({ line }) => line)).toEqual([1, 4]);
    expect(words).toMatchObject([
      { line: 2, tone: "problem", message: expect.stringContaining("just words here") },
      { line: 3, tone: "problem", message: expect.stringContaining("too long") },
    ]);
  });

  it("turns round when the archive knows the names the other way", () => {
    const known = { isCharacter: (name: string) => name === "Ma Youtie", isPerformer: () => false };
    const { columns } = reading("Wu Renlin: Ma Youtie", { known });
    expect(columns.map(({ is }) => is)).toEqual(["performer", "character", "order", "notes"]);
    expect(pairs("Wu Renlin: Ma Youtie", { known })).toEqual(["Ma Youtie = Wu Renlin"]);
  });

  it.each(["Laurence Olivier as Hamlet", "Laurence Olivier 饰 Hamlet"])(
    "does not turn round what is said in words: %s",
    (line) => {
      // Files that name characters as the persons shown have made the archive know a performer "Hamlet".
      const known = { isCharacter: () => false, isPerformer: (name: string) => name === "Hamlet" };
      expect(pairs(line, { known })).toEqual(["Hamlet = Laurence Olivier"]);
      expect(pairs(`${line}\nPolonius: Felix Aylmer`, { known })).toEqual([
        "Hamlet = Laurence Olivier",
        "Polonius = Felix Aylmer",
      ]);
    },
  );
});

describe("a cast list in cells", () => {
  it.each([
    ["commas", "Character,Performer\nMa Youtie,Wu Renlin\nCao Guiying,Hai Qing"],
    ["semicolons", "Rolle;Darsteller\nMa Youtie;Wu Renlin\nCao Guiying;Hai Qing"],
    ["tabs", "Role\tPlayed by\nMa Youtie\tWu Renlin\nCao Guiying\tHai Qing"],
    ["columns the other way", "actor,part\nWu Renlin,Ma Youtie\nHai Qing,Cao Guiying"],
    ["Chinese headings", "演员,角色\nWu Renlin,Ma Youtie\nHai Qing,Cao Guiying"],
    [
      "one column for both",
      "No.,Performer as character\n1,Wu Renlin as Ma Youtie\n2,Hai Qing (Cao Guiying)",
    ],
    ["a column of numbers and no header", "1,Ma Youtie,Wu Renlin\n2,Cao Guiying,Hai Qing"],
    ["old line ends", "Character,Performer\rMa Youtie,Wu Renlin\rCao Guiying,Hai Qing"],
  ])("is read with %s", (_layout, text) => {
    expect(pairs(text)).toEqual(both);
  });

  it("goes by the headings, quotation marks and line breaks within cells", () => {
    const { rows, words, columns } = reading(
      [
        "Film,Year,Billing,Role,Actor,Credited as,Voice,Uncredited,Code,Shoe size",
        'Return to Dust,2022,2,"Ma, ""the""\nbrother",Yang Guangrui,Yang G.,yes,no,ym,44',
        "Return to Dust (2022),,first,Cao Guiying,Hai Qing,,,x,cg,",
      ].join("\n"),
    );
    expect(columns.map(({ is }) => is ?? "").join()).toBe(
      "film,year,order,character,performer,creditedAs,kind,uncredited,code,",
    );
    const film = { title: "Return to Dust", year: 2022 };
    expect(rows).toMatchObject([
      {
        line: 2,
        film,
        order: 2,
        character: 'Ma, "the" brother',
        performer: "Yang Guangrui",
        creditedAs: "Yang G.",
        kind: "voice",
        uncredited: false,
        code: "ym",
      },
      {
        line: 4,
        film,
        order: null,
        character: "Cao Guiying",
        performer: "Hai Qing",
        creditedAs: null,
        kind: "role",
        uncredited: true,
        code: "cg",
      },
    ]);
    expect(words).toMatchObject(
      [{ line: 4, tone: "problem", message: /first/u }].map(({ line, tone }) => ({
        line,
        tone,
        message: expect.stringContaining("“first”"),
      })),
    );
  });

  it("is read with other columns when they are chosen", () => {
    const list = "Ma Youtie,Wu Renlin,Wu R.";
    expect(reading(list, { columns: ["performer", "character", "creditedAs"] }).rows).toMatchObject(
      [{ performer: "Ma Youtie", character: "Wu Renlin", creditedAs: "Wu R." }],
    );
  });

  it("keeps the rows behind a quotation mark that is never closed, and says where it is", () => {
    const { rows, words } = reading(
      'Character,Performer\n"Ma Youtie,Wu Renlin\nCao Guiying,Hai Qing',
    );
    expect(rows).toMatchObject([{ character: '"Ma Youtie' }, { character: "Cao Guiying" }]);
    expect(words).toMatchObject([{ line: 2, tone: "problem" }]);
  });

  it("says which rows lack a character, and takes characters without performer", () => {
    const { rows, words } = reading("Character,Performer\nWaiter,\n,Hai Qing\n,\n");
    expect(rows).toMatchObject([{ line: 2, character: "Waiter", performer: null }]);
    expect(words).toMatchObject([
      {
        line: 3,
        tone: "problem",
        message: expect.stringContaining("Hai Qing is named without a character"),
      },
    ]);
  });

  it("tells of columns without a place once, not row by row", () => {
    const { words } = reading(
      "Character,Performer,Notes,Kind\nA,B,tall,named\nC,D,old,named\nE,F,voice,",
    );
    expect(words.map(({ line, message }) => `${String(line)}: ${message}`)).toEqual([
      "2: “named” is no kind of role known here; the role is taken for an ordinary one. (2 rows)",
      "2: Notes have no place in a cast and are left out. (2 rows)",
    ]);
  });

  it("refuses names longer than the archive keeps, and keeps other scripts and marks", () => {
    const long = "ü".repeat(2_001);
    const longest = long.slice(1);
    const { rows, words } = reading(
      `Character,Performer\n${long},A\n${longest},A\nשרה כהן,e\u0301milie\nمريم,🎬 B`,
    );
    expect(words).toMatchObject([
      { line: 2, tone: "problem", message: expect.stringContaining("2,000 characters") },
    ]);
    expect(rows).toMatchObject([
      { character: longest },
      { character: "שרה כהן", performer: "émilie" },
      { character: "مريم", performer: "🎬 B" },
    ]);
  });
});

describe("a code replacement file", () => {
  it("is told by its codes, which keep upper and lower case apart", () => {
    const { form, rows } = reading(
      "// my roster\nmy\tMa Youtie\tWu Renlin\tWu Renlin as Ma Youtie\tWu R.\nMY\tMa Youtong\tYang Guangrui\n",
    );
    expect(form).toBe("codes");
    expect(rows).toMatchObject([
      { line: 2, code: "my", character: "Ma Youtie", performer: "Wu Renlin", creditedAs: "Wu R." },
      {
        line: 3,
        code: "MY",
        character: "Ma Youtong",
        performer: "Yang Guangrui",
        creditedAs: null,
      },
    ]);
  });

  it.each([
    ["names that stand twice", "CHER\tLORETTA\nCHER\tRUSTY"],
    ["names all in small letters that stand twice", "cher\tloretta\ncher\trusty"],
    ["names in a script without capitals", "海清\t曹贵英\n武仁林\t马有铁"],
  ])("is not seen in %s, and nothing is said of codes", (_what, list) => {
    const { form, rows, words } = reading(list);
    expect(form).toBe("tsv");
    expect(rows).toMatchObject([{ code: null }, { code: null }]);
    expect(words.filter(({ message }) => message.includes("code"))).toEqual([]);
  });

  it("is read where one replacement names both", () => {
    expect(
      reading("lz\tMaggie Cheung as Su Li-zhen\ncm\tTony Leung as Chow Mo-wan").rows,
    ).toMatchObject([
      { code: "lz", character: "Su Li-zhen", performer: "Maggie Cheung" },
      { code: "cm", character: "Chow Mo-wan", performer: "Tony Leung" },
    ]);
  });

  it("names lines without a tab and codes that stand twice", () => {
    const { rows, words } = reading(
      "// codes\nmy\tMa Youtie\tWu Renlin\ncg Cao Guiying\nmy\tOther\tB",
    );
    expect(rows).toMatchObject([{ code: "my" }, { character: "Other", code: null }]);
    expect(words).toMatchObject([
      { line: 3, tone: "problem", message: expect.stringContaining("no tab") },
      { line: 4, tone: "remark", message: expect.stringContaining("that of Ma Youtie in line 2") },
    ]);
  });
});

it("a code replacement file without a comment is one also where a code stands twice", () => {
  const { form, rows, words } = reading("aa\tAbe Left\tAdam Ant\nzz\tZed Right\naa\tOther\tBea");
  expect(form).toBe("codes");
  expect(rows).toMatchObject([
    { code: "aa", character: "Abe Left", performer: "Adam Ant" },
    { code: "zz", character: "Zed Right", performer: null },
    { code: null, character: "Other", performer: "Bea" },
  ]);
  expect(words).toMatchObject([{ line: 3, message: expect.stringContaining("that of Abe Left") }]);
});

describe("a cast list in JSON", () => {
  it("is found wherever it stands, with the film around it and the line of each role", () => {
    const { form, rows } = reading(
      '{"films": [\n{"title": "Dust", "year": 2022, "cast": [\n{"actor": "Hai Qing", "role": "Cao Guiying"},\n{"performer": {"name": "Wu Renlin"},\n "character": "Ma Youtie", "uncredited": true, "order": 1}]}]}',
    );
    expect(form).toBe("json");
    const film = { title: "Dust", year: 2022 };
    expect(rows).toMatchObject([
      { line: 3, film, character: "Cao Guiying", performer: "Hai Qing", uncredited: false },
      { line: 4, film, character: "Ma Youtie", performer: "Wu Renlin", uncredited: true, order: 1 },
    ]);
  });

  it("takes several performers of a role, or several roles of one, for that many", () => {
    const list = JSON.stringify([
      {
        character: "Ida",
        performers: ["Imogen Tarrow", { name: "Little Bea" }],
        code: "id",
        order: 1,
      },
      { actor: "Hai Qing", characters: ["Guiying", "Her sister"] },
      { character: "Villager", performer: ["Anon"] },
      { character: ["Dog", "Cat"], performer: ["Rex", "Tom"] },
    ]);
    expect(pairs(list)).toEqual([
      "Ida = Imogen Tarrow",
      "Ida = Little Bea",
      "Guiying = Hai Qing",
      "Her sister = Hai Qing",
      "Villager = Anon",
      // who of them plays whom the list does not say: each pair is seen in the preview
      "Dog = Rex",
      "Dog = Tom",
      "Cat = Rex",
      "Cat = Tom",
    ]);
    const { rows, words } = reading(list);
    expect(rows.slice(0, 2).map(({ code, order }) => [code, order])).toEqual([
      ["id", 1],
      [null, 1],
    ]);
    expect(words).toEqual([]);
  });

  it("takes a number that is written as text, and says row by row which order is none", () => {
    const roles = ["2", 3, 1.5, "first", "first"].map((order, at) => ({
      character: `C${String(at)}`,
      order,
    }));
    const { rows, words } = reading(JSON.stringify({ cast: roles }));
    expect(rows.map(({ order }) => order)).toEqual([2, 3, null, null, null]);
    expect(words.map(({ message }) => message)).toEqual(
      [
        ["C2", "1.5"],
        ["C3", "first"],
        ["C4", "first"],
      ].map(
        ([name = "", order = ""]) =>
          `The order of ${name} is “${order}”, which is no whole number from 1: it is left out.`,
      ),
    );
  });

  it("is refused in words when it is broken, and told when it holds no cast", () => {
    expect(() => reading('{"cast": [')).toThrow(/not\. Mend it/u);
    expect(reading('{"a": 1}').words).toMatchObject([{ tone: "problem" }]);
  });
});

describe("rows that repeat or contradict others", () => {
  it("are told, and only the first is meant", () => {
    const { rows, words } = reading(
      "Character,Performer,Credited as\nCao Guiying,Hai Qing,Hai Qing\ncao guiying,HAI QING,\nCao Guiying,Hai Qing,Huang Yi",
    );
    expect(rows).toMatchObject([
      { repeats: null, contradicts: null },
      { repeats: 2, contradicts: null },
      { repeats: null, contradicts: 2 },
    ]);
    expect(words).toMatchObject([
      { line: 3, tone: "remark" },
      {
        line: 4,
        tone: "problem",
        message: expect.stringContaining("credited as Huang Yi instead of Hai Qing"),
      },
    ]);
  });

  it("are none where one performer has two roles, a role two performers, or two films a Waiter", () => {
    const { words } = reading(
      "Film,Character,Performer\nA,Waiter,X\nB,Waiter,X\nA,Cook,X\nA,Waiter,Y",
    );
    expect(words).toEqual([]);
  });
});

describe("a place in the billing order", () => {
  it("is told once when several roles of a film have it, and not of a character with its voice", () => {
    const { rows, words } = reading(
      "Film,Order,Character,Performer,Kind\nA,1,Cook,X,\nA,2,Waiter,Y,\nA,1,Guest,Z,\nB,1,Cook,X,\nA,1,Child,W,\nA,2,Waiter,V,voice",
    );
    expect(rows).toHaveLength(6);
    expect(words).toEqual([
      {
        line: 2,
        tone: "remark",
        message:
          "3 roles have the place 1 in the billing order (lines 2, 4, 6). They stand there in the order of the list.",
      },
    ]);
  });
});

describe("the bytes of a cast list", () => {
  const text = "Character,Performer\nMa Youtie,武仁林\n";
  const utf16 = new Uint8Array(Buffer.from(text, "utf16le"));
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16 LE with its mark", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 LE without", Buffer.from(utf16)],
    ["UTF-16 BE with its mark", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
    ["UTF-16 BE without", Buffer.from(utf16).swap16()],
  ])("are read as %s", (_name, bytes) => {
    expect(pairs(decodeList(bytes))).toEqual(["Ma Youtie = 武仁林"]);
  });

  it.each([
    [
      "an older character set",
      Buffer.from("Character,Performer\nZo\xeb,B", "latin1"),
      /Line 2 is not in UTF-8/u,
    ],
    ["a workbook", Buffer.from("PK\u0003\u0004xl/workbook.xml\0"), /Save the sheet as CSV/u],
    ["a picture", Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x00, 0x10]), /This is no text/u],
  ])("are refused for %s, with what to do", (_name, bytes, said) => {
    expect(() => decodeList(bytes)).toThrow(said);
  });
});

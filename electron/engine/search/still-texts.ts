import type { SearchDocument } from "../../../shared/search-document.ts";
import type { Bits } from "./bits.ts";
import type { Breather } from "./breather.ts";
import { NearTo, type Near } from "./near-to.ts";
import { TextIndex, type TextParts } from "./text-index.ts";
import type { Words } from "./words.ts";

/** The kinds of texts that a query can ask for by themselves, and the rest. */
export const textColumns = ["captions", "headlines", "titles", "otherTexts"] as const;
export type TextColumn = (typeof textColumns)[number];
type Columns = Readonly<Record<TextColumn, TextIndex>>;
export type StillTextsParts = Readonly<Record<TextColumn, TextParts>>;

/** The texts of all stills, each kind in an index of its own. */
export class StillTexts {
  readonly columns: Columns;

  constructor(columns: Columns = forEachColumn(() => new TextIndex())) {
    this.columns = columns;
  }

  static restore(parts: StillTextsParts): StillTexts {
    return new StillTexts(forEachColumn((column) => new TextIndex(parts[column])));
  }

  /** Without rows, but with the same words: rows can be copied into it. */
  emptyLike(): StillTexts {
    return new StillTexts(
      forEachColumn((column) => new TextIndex(undefined, this.columns[column].lexicon)),
    );
  }

  get sealedRows(): number {
    return this.columns.captions.sealedRows;
  }

  parts(): StillTextsParts {
    return forEachColumn((column) => this.columns[column].parts());
  }

  /** Adds the next row. */
  add(document: Pick<SearchDocument, TextColumn>): void {
    for (const column of textColumns) this.columns[column].add(document[column]);
  }

  copy(from: StillTexts, row: number): void {
    for (const column of textColumns) this.columns[column].copy(from.columns[column], row);
  }

  async seal(breather: Breather): Promise<void> {
    for (const column of textColumns) await this.columns[column].seal(breather);
  }

  async prepare(breather: Breather): Promise<void> {
    for (const column of textColumns) await this.columns[column].prepare(breather);
  }

  /** Adds to `bits` the rows that have the words in a row, in a text of one of these kinds. */
  match(words: Words, bits: Bits, columns: readonly TextColumn[] = textColumns): void {
    for (const column of columns) this.columns[column].match(words, bits);
  }

  /** The words of texts of these kinds that are near to one. */
  near(word: string, columns: readonly TextColumn[]): readonly Near[] {
    return columns.flatMap((column) => this.columns[column].lexicon.near(new NearTo(word)));
  }
}

function forEachColumn<Value>(make: (column: TextColumn) => Value): Record<TextColumn, Value> {
  return {
    captions: make("captions"),
    headlines: make("headlines"),
    titles: make("titles"),
    otherTexts: make("otherTexts"),
  };
}

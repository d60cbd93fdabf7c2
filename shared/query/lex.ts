/** A piece of a query, from `from` up to `to` in UTF-16 offsets. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: "open" | "close" | "or" | "and" | "minus" }
  /** `star` says that the last word may go on; `closed` that the quote has its end. */
  | {
      readonly kind: "quoted";
      readonly text: string;
      readonly closed: boolean;
      readonly star: boolean;
    }
  | { readonly kind: "word"; readonly text: string }
  /** The name before a colon, folded to lower case; the colon belongs to the token. */
  | { readonly kind: "field"; readonly name: string }
);

// Chinese and Japanese input methods and "smart quotes" write these for the ASCII ones.
const QUOTES = '"\u201c\u201d\u201e\uff02';
const OPENING = "(\uff08";
const CLOSING = ")\uff09";
const FIELD = /^([A-Za-z][A-Za-z-]*)[:\uff1a]/u;
const SPACE = /\s/u;
// A word ends before a space, a quote or a parenthesis.
const WORD = new RegExp(`^[^\\s${QUOTES}${OPENING}${CLOSING}]+`, "u");
// The value of a field may hold parentheses: `file:scan(2).jpg`.
const VALUE = new RegExp(`^[^\\s${QUOTES}]+`, "u");

/** Cuts a query into pieces. Never fails: whatever is unfinished ends where the text ends. */
export function lexQuery(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = nextToken(text, at, tokens.at(-1));
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function nextToken(text: string, from: number, before: Token | undefined): Token {
  const first = text.charAt(from);
  const isValue = before?.kind === "field" && before.to === from;
  if (QUOTES.includes(first)) return quoted(text, from);
  if (!isValue || OPENING.includes(first)) {
    if (OPENING.includes(first)) return { kind: "open", from, to: from + 1 };
    if (CLOSING.includes(first)) return { kind: "close", from, to: from + 1 };
    if (first === "-") return { kind: "minus", from, to: from + 1 };
  }
  if (isValue) return value(text, from);
  const field = FIELD.exec(text.slice(from, from + 64));
  if (field?.[1] !== undefined)
    return { kind: "field", name: field[1].toLowerCase(), from, to: from + field[0].length };
  return word(text, from);
}

function word(text: string, from: number): Token {
  const found = WORD.exec(text.slice(from))?.[0] ?? text.charAt(from);
  const to = from + found.length;
  if (found === "OR") return { kind: "or", from, to };
  if (found === "AND") return { kind: "and", from, to };
  return { kind: "word", text: found, from, to };
}

/** A bare value. A closing parenthesis without its opening one ends it: `(film:dust)`. */
function value(text: string, from: number): Token {
  const found = VALUE.exec(text.slice(from))?.[0] ?? "";
  let depth = 0;
  let length = 0;
  for (; length < found.length; length++) {
    const character = found.charAt(length);
    if (OPENING.includes(character)) depth++;
    if (CLOSING.includes(character) && --depth < 0) break;
  }
  if (length === 0) return { kind: "close", from, to: from + 1 };
  return { kind: "word", text: found.slice(0, length), from, to: from + length };
}

/** A quote is written twice inside quotes. One that is never closed is still being typed. */
function quoted(text: string, from: number): Token {
  let content = "";
  let at = from + 1;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (!QUOTES.includes(character)) content += character;
    else if (character === '"' && text.charAt(at + 1) === '"') content += text.charAt(++at);
    else break;
  }
  const closed = at < text.length;
  const star = text.charAt(at + 1) === "*";
  const to = closed ? at + (star ? 2 : 1) : at;
  return { kind: "quoted", text: content, closed, star: star || !closed, from, to };
}

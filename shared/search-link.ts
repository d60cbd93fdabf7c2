import { MOST_LETTERS_OF_QUERY } from "./contract/saved-searches.ts";
import { groupings, type Grouping } from "./grouping.ts";
import { sortOrders, type SortOrder } from "./sort-order.ts";

/** How the system knows links of this program. */
export const LINK_SCHEME = "stillroom";

/** A search as a link names it. */
export type LinkedSearch = {
  readonly query: string;
  readonly sort: SortOrder;
  readonly group: Grouping | null;
  /** UUID of the archive it was made in; null when it is for any. */
  readonly archive: string | null;
};

export type ReadLink = { readonly search: LinkedSearch } | { readonly problem: string };

/** A letter takes up to nine, and a link has little beside the query. */
const MOST_LETTERS = MOST_LETTERS_OF_QUERY * 9 + 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Whether a text means to be a link of this program, whatever it says. */
export function isLink(text: string): boolean {
  return text.slice(0, LINK_SCHEME.length + 1).toLowerCase() === `${LINK_SCHEME}:`;
}

/** The link to a search: `stillroom://search?q=…&sort=…&group=…&archive=…`. */
export function printLink({ query, sort, group, archive }: LinkedSearch): string {
  const parts = [
    ["q", query],
    ["sort", sort],
    ...(group === null ? [] : [["group", group]]),
    ...(archive === null ? [] : [["archive", archive]]),
  ];
  const said = parts.map(([name = "", value = ""]) => `${name}=${encoded(value)}`);
  return `${LINK_SCHEME}://search?${said.join("&")}`;
}

/** Everything but letters and digits of ASCII, for mail programs end a link at a parenthesis or a quote. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*~]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Reads a link that anybody may have written. All it can do is search: whatever else it asks for, or says
 * that is not understood, is refused in words.
 */
export function readLink(link: string): ReadLink {
  if (link.length > MOST_LETTERS)
    return { problem: "This link is too long to be one to a search. Nothing was searched for." };
  const { verb, rest = "" } =
    /^stillroom:(?:\/\/)?(?<verb>[^/?#]*)\/?(?:\?(?<rest>[^#]*))?$/iu.exec(link)?.groups ?? {};
  if (verb?.toLowerCase() !== "search")
    return {
      problem:
        "Stillroom does not know this kind of link. Links begin with stillroom://search?q= and can only search.",
    };
  const said = valuesOf(rest);
  if (said === null)
    return { problem: "This link is damaged: it cannot be read. Copy it again, whole." };
  const stray = [...said.keys()].find((name) => !["q", "sort", "group", "archive"].includes(name));
  if (stray !== undefined)
    return { problem: `This link asks for something besides a search, which links cannot do.` };
  return searchOf(said);
}

function searchOf(said: ReadonlyMap<string, string>): ReadLink {
  const query = said.get("q");
  if (query === undefined)
    return { problem: "This link does not say what to search for. It may have been cut off." };
  if (query.length > MOST_LETTERS_OF_QUERY)
    return {
      problem: `This link's search is too long: it has ${query.length.toLocaleString("en")} characters, and there is room for ${MOST_LETTERS_OF_QUERY.toLocaleString("en")}.`,
    };
  const sort = sortOrders.find((order) => order === (said.get("sort") ?? "film"));
  if (sort === undefined)
    return {
      problem: `This link asks for an order that is not known. The orders are ${sortOrders.join(", ")}.`,
    };
  const group = said.has("group") ? groupings.find((one) => one === said.get("group")) : null;
  if (group === undefined)
    return {
      problem: `This link asks for groups that are not known. They are ${groupings.join(", ")}.`,
    };
  const archive = said.get("archive")?.toLowerCase() ?? null;
  if (archive !== null && !UUID.test(archive))
    return { problem: "This link is damaged: it does not say clearly which archive it is for." };
  return { search: { query: onOneLine(query), sort, group, archive } };
}

/** The search bar has one line, and shows all that it searches for. */
function onOneLine(query: string): string {
  return query.replaceAll(/\p{Cc}+/gu, " ").trim();
}

/** Names and values; null where they cannot be read, or one is said twice. */
function valuesOf(text: string): ReadonlyMap<string, string> | null {
  const said = new Map<string, string>();
  for (const part of text.split("&").filter((one) => one !== "")) {
    const [name = "", ...value] = part.split("=");
    const read = decoded(value.join("="));
    if (read === null || said.has(name)) return null;
    said.set(name, read);
  }
  return said;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null; // a per cent sign that stands for nothing
  }
}

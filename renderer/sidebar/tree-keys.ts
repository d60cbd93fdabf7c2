import type { SidebarRow } from "./rows.ts";
import { parentOf } from "./rows.ts";

/** What a key does in the tree, after the WAI-ARIA tree view pattern. */
export type TreeMove =
  | { readonly kind: "focus"; readonly index: number }
  | { readonly kind: "open" | "close"; readonly index: number }
  | { readonly kind: "none" };

const none: TreeMove = { kind: "none" };

/** Where a key leads from the line at `index`; `page` is the number of lines in view. */
export function treeMove(
  rows: readonly SidebarRow[],
  index: number,
  key: string,
  page: number,
): TreeMove {
  const last = rows.length - 1;
  const to = (next: number): TreeMove => ({
    kind: "focus",
    index: Math.min(Math.max(next, 0), last),
  });
  switch (key) {
    case "ArrowDown":
      return to(index + 1);
    case "ArrowUp":
      return to(index - 1);
    case "PageDown":
      return to(index + page);
    case "PageUp":
      return to(index - page);
    case "Home":
      return to(0);
    case "End":
      return to(last);
    case "ArrowRight":
      return rows[index]?.expanded === false
        ? { kind: "open", index }
        : rows[index]?.expanded === true
          ? to(index + 1)
          : none;
    case "ArrowLeft":
      return rows[index]?.expanded === true ? { kind: "close", index } : upwards(rows, index);
    default:
      return none;
  }
}

function upwards(rows: readonly SidebarRow[], index: number): TreeMove {
  const parent = parentOf(rows, index);
  return parent === null ? none : { kind: "focus", index: parent };
}

/** The next line after `index` whose name begins with what was typed, going round; null when none does. */
export function typedTo(rows: readonly SidebarRow[], index: number, typed: string): number | null {
  const wanted = typed.toLocaleLowerCase();
  // While one goes on typing, the line one is on still counts.
  const first = typed.length > 1 ? index : index + 1;
  for (let step = 0; step < rows.length; step++) {
    const at = (first + step) % rows.length;
    if (rows[at]?.label.toLocaleLowerCase().startsWith(wanted) === true) return at;
  }
  return null;
}

import type { Appearance } from "../../shared/bridge.ts";
import { appearances } from "../../shared/bridge.ts";
import { panes, setPaneWidth, setSize, viewState } from "./view.ts";

const KEY = "view";

/** Brings back how the window was arranged, and remembers it from now on. Returns the way to stop. */
export function keepView(): () => void {
  restore();
  apply(viewState.getState().theme);
  return viewState.subscribe((view, before) => {
    if (view.theme !== before.theme) apply(view.theme);
    const { sidebar, inspector, facets, sidebarWidth, inspectorWidth, recordsWidth } = view;
    const { regions, goesOn, size, theme } = view;
    const widths = { sidebarWidth, inspectorWidth, recordsWidth };
    const arranged = { sidebar, inspector, facets, ...widths };
    localStorage.setItem(KEY, JSON.stringify({ ...arranged, regions, goesOn, size, theme }));
  });
}

/** The page, and what the system draws around it. */
function apply(theme: Appearance): void {
  document.documentElement.dataset["theme"] = theme;
  void window.stillroom.setAppearance(theme);
}

function restore(): void {
  const kept = read();
  for (const shown of [...panes, "regions", "goesOn"] as const) {
    const value = kept[shown];
    if (typeof value === "boolean") viewState.setState({ [shown]: value });
  }
  for (const pane of ["sidebar", "inspector", "records"] as const) {
    const width = kept[`${pane}Width`];
    if (typeof width === "number") setPaneWidth(pane, width);
  }
  // Where there is room for the facets they are the quickest way in.
  if (kept["facets"] === undefined) viewState.setState({ facets: true });
  if (typeof kept["size"] === "number") setSize(kept["size"]);
  const theme = appearances.find((name) => name === kept["theme"]);
  if (theme !== undefined) viewState.setState({ theme });
}

/** Whatever is there may be of another version, or damaged: then the window begins as new. */
function read(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

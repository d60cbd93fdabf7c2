import type { View } from "./view.ts";
import { setSize, viewState } from "./view.ts";

const KEY = "view";
const themes = ["system", "light", "dark"] as const;

/** Brings back how the window was arranged, and remembers it from now on. Returns the way to stop. */
export function keepView(): () => void {
  restore();
  apply(viewState.getState());
  return viewState.subscribe((view) => {
    apply(view);
    const { sidebar, inspector, facets, size, theme } = view;
    localStorage.setItem(KEY, JSON.stringify({ sidebar, inspector, facets, size, theme }));
  });
}

function apply({ theme }: View): void {
  document.documentElement.dataset["theme"] = theme;
}

function restore(): void {
  const kept = read();
  for (const pane of ["sidebar", "inspector", "facets"] as const) {
    const value = kept[pane];
    if (typeof value === "boolean") viewState.setState({ [pane]: value });
  }
  // There is room for the facets beside three panes, and they are the quickest way in.
  if (kept["facets"] === undefined) viewState.setState({ facets: window.innerWidth >= 1360 });
  if (typeof kept["size"] === "number") setSize(kept["size"]);
  const theme = themes.find((name) => name === kept["theme"]);
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

// First, so that the style sheets of components may differ from these.
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { saveAtClosing } from "./inspector/save-at-closing.ts";
import { keepForms } from "./rights/kept-forms.ts";
import { followQueries } from "./search/query-trail.ts";
import { followSearching } from "./search/recent-searches.ts";
import { followSavedSearches } from "./searches/saved-state.ts";
import { followSets } from "./sets/sets-state.ts";
import { followEngine } from "./state/engine-events.ts";
import { followLinks } from "./state/open-link.ts";
import { keepView } from "./state/kept-view.ts";
import { followKeys } from "./state/keys.ts";
import { followWidth } from "./state/room.ts";

const place = document.getElementById("window");
if (place === null) throw new Error("index.html has no place for the window");

keepView();
keepForms();
followWidth();
followKeys();
followSets();
followSavedSearches();
followSearching();
followQueries();
followEngine();
followLinks();
saveAtClosing();
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

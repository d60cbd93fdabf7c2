import { FolderPlus, Share, SquareChevronRight } from "lucide-react";
import { useStore } from "zustand";
import { runAction } from "../state/actions.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { viewState } from "../state/view.ts";
import { SearchBar } from "../search/search-bar.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Wordmark } from "../ui/wordmark.tsx";
import { focusResults } from "./focus-results.ts";
import styles from "./header.module.css";

/** Search, and the few things done all day. */
export function Header() {
  const writable = useStore(archiveState, isWritable);
  const sidebar = useStore(viewState, (view) => view.sidebar);
  return (
    <header className={classes(styles, "header")}>
      <h1 className={classes(styles, "name", !sidebar && "narrow")}>
        <Wordmark />
      </h1>
      <SearchBar onLeave={focusResults} />
      <span className={classes(styles, "space")} />
      <Button tone="plain" disabled={!writable} onPress={() => runAction("sources.add")}>
        <FolderPlus size={15} /> Add folder…
      </Button>
      <Button tone="plain" onPress={() => runAction("set.export")}>
        <Share size={15} /> Export…
      </Button>
      <IconButton
        label="All actions"
        shortcut="Ctrl+K"
        icon={<SquareChevronRight size={15} />}
        onPress={() => runAction("palette.show")}
      />
    </header>
  );
}

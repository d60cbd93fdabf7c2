import { FolderPlus, PanelLeft, PanelRight, Share, SquareChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { runAction } from "../state/actions.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { togglePane } from "../state/room.ts";
import { SearchBar } from "../search/search-bar.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Wordmark } from "../ui/wordmark.tsx";
import { focusResults } from "./focus-results.ts";
import { useRoom } from "./use-room.ts";
import styles from "./header.module.css";

/** Search, and the few things done all day. Panes that do not stand beside the table are opened here. */
export function Header() {
  const writable = useStore(archiveState, isWritable);
  const { docks, foldedHeader: folded, shown } = useRoom();
  const beside = {
    sidebar: docks.sidebar && shown("sidebar"),
    inspector: docks.inspector && shown("inspector"),
  };
  return (
    <header className={classes(styles, "header")}>
      {beside.sidebar ? null : (
        <IconButton
          label="Left pane"
          shortcut="Ctrl+B"
          icon={<PanelLeft size={15} />}
          pressed={shown("sidebar")}
          onPress={() => togglePane("sidebar")}
        />
      )}
      <h1 className={classes(styles, "name", !beside.sidebar && "narrow")}>
        <Wordmark />
      </h1>
      <SearchBar onLeave={focusResults} />
      <span className={classes(styles, "space")} />
      <Labelled
        label="Add folder…"
        shortcut="Ctrl+Shift+A"
        icon={<FolderPlus size={15} />}
        folded={folded}
        disabled={!writable}
        onPress={() => runAction("sources.add")}
      />
      <Labelled
        label="Export…"
        shortcut="Ctrl+E"
        icon={<Share size={15} />}
        folded={folded}
        onPress={() => runAction("set.export")}
      />
      <IconButton
        label="All actions"
        shortcut="Ctrl+K"
        icon={<SquareChevronRight size={15} />}
        onPress={() => runAction("palette.show")}
      />
      {beside.inspector ? null : (
        <IconButton
          label="Inspector"
          shortcut="Ctrl+I"
          icon={<PanelRight size={15} />}
          pressed={shown("inspector")}
          onPress={() => togglePane("inspector")}
        />
      )}
    </header>
  );
}

/** A button with icon and words; folded, the words are its tooltip. */
function Labelled(props: {
  readonly label: string;
  readonly shortcut: string;
  readonly icon: ReactNode;
  readonly folded: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}) {
  const { label, shortcut, icon, folded, disabled = false, onPress } = props;
  if (folded)
    return (
      <IconButton
        label={label}
        shortcut={shortcut}
        icon={icon}
        disabled={disabled}
        onPress={onPress}
      />
    );
  return (
    <Button tone="plain" disabled={disabled} onPress={onPress}>
      {icon} {label}
    </Button>
  );
}

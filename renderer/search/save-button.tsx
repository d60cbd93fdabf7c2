import { Bookmark, BookmarkPlus } from "lucide-react";
import { useStore } from "zustand";
import { savedSearchOf, savedState } from "../searches/saved-state.ts";
import { editSearch, saveThisSearch } from "../searches/search-edited.ts";
import { archiveState, isWritable } from "../state/archive-state.ts";
import { searchState } from "../state/search.ts";
import { IconButton } from "../ui/button.tsx";
import { useKeyNames } from "../ui/use-key-names.ts";
import { commandWords } from "../../shared/shell-commands.ts";

/** Saves what is searched for; where that is saved already it opens it. */
export function SaveButton() {
  const searches = useStore(savedState, (saved) => saved.searches);
  const query = useStore(searchState, (search) => search.query);
  const writable = useStore(archiveState, isWritable);
  const nameOf = useKeyNames();
  const saved = savedSearchOf(query, searches);
  const { label, keys } = commandWords("search.save");
  if (saved === null)
    return (
      <IconButton
        label={label}
        {...(keys[0] === undefined ? {} : { shortcut: nameOf(keys[0]) })}
        icon={<BookmarkPlus size={15} />}
        disabled={!writable || query.trim() === ""}
        onPress={saveThisSearch}
      />
    );
  return (
    <IconButton
      label={`Saved as “${saved.name}”: edit…`}
      icon={<Bookmark size={15} fill="currentColor" />}
      disabled={!writable}
      onPress={() => editSearch(saved)}
    />
  );
}

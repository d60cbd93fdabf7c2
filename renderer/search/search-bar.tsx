import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { ListFilterPlus, Search as SearchIcon, X } from "lucide-react";
import { useStore } from "zustand";
import type { QueryRepair } from "../../shared/contract/search.ts";
import { searchState, setQuery } from "../state/search.ts";
import { toggleBuilder, viewState } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { counted } from "../ui/numbers.ts";
import { CompletionList, completionId, LIST_ID } from "./completion-list.tsx";
import { rememberSearch } from "./recent-searches.ts";
import { SaveButton } from "./save-button.tsx";
import { stepQuery } from "./query-trail.ts";
import { QueryBackdrop } from "./query-backdrop.tsx";
import { PROBLEM_ID, QueryProblemNote } from "./query-problem.tsx";
import { searchKey } from "./search-key.ts";
import { tokenAt, withoutToken, type QueryToken } from "./token-edits.ts";
import { TokenRemover } from "./token-remover.tsx";
import { useCompletions } from "./use-completions.ts";
import { useTokens } from "./use-tokens.ts";
import { useTokenTitle } from "./use-token-title.ts";
import styles from "./search-bar.module.css";

const isMac = navigator.userAgent.includes("Mac OS");

/** The one search field: text that stays text, with its recognised parts drawn as tokens behind it. */
export function SearchBar({ onLeave }: { readonly onLeave: () => void }) {
  const query = useStore(searchState, (search) => search.query);
  const problem = useStore(searchState, (search) => search.problem);
  const isBuilding = useStore(viewState, (view) => view.builder);
  const [text, setText] = useState(query);
  const [scrolled, setScrolled] = useState(0);
  const composing = useRef(false);
  /** Where the caret was when what is offered was asked for. */
  const lookedAt = useRef<number | null>(null);
  /** The token the caret was in when the mouse was pressed. */
  const pressedIn = useRef<QueryToken | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const { token, point, leave: unpoint } = useTokens(line, { text, caret, scrolled });
  const title = useTokenTitle(token?.text ?? null);
  const { lines, active, setActive, look, close, forget } = useCompletions();
  useFocusWish(input);
  // Facets and the left pane write the query too.
  useEffect(() => setText(query), [query]);

  function type(next: string): void {
    setText(next);
    // Half a Pinyin syllable is no query: the search waits until the input method is done.
    if (composing.current) return;
    setQuery(next);
    // What was searched for last is offered to whoever asks for it, and covers nothing unasked.
    if (next.trim() === "") close();
    else lookAt(next, input.current?.selectionStart ?? next.length);
  }

  function lookAt(next: string, at: number): void {
    lookedAt.current = at;
    look(next, at);
  }

  /** Takes what was offered, be it a completion or a repair. */
  function accept({ insert, from, to }: Pick<QueryRepair, "insert" | "from" | "to">): void {
    write({ insert, from, to }, from + insert.length);
  }

  /** Writes what was not typed as if it were, so that undo in the field takes it back; the caret where one goes on. */
  function write({ insert, from, to }: Omit<QueryRepair, "label">, at: number): void {
    const field = input.current;
    if (field === null) return;
    field.focus();
    field.setSelectionRange(from, to);
    document.execCommand(insert === "" ? "delete" : "insertText", false, insert);
    close();
    field.setSelectionRange(at, at);
  }

  function remove(gone: QueryToken): void {
    const cut = withoutToken(text, gone);
    write({ insert: cut.text, from: 0, to: text.length }, cut.caret);
  }

  function clear(): void {
    write({ insert: "", from: 0, to: text.length }, 0);
  }

  /** Marks the value of a token, and offers others for it. */
  function revalue({ value, to }: QueryToken): void {
    input.current?.setSelectionRange(value, to);
    lookAt(text, value);
  }

  /** What is offered is about the word where it was asked for. */
  function moveCaret(at: number | null): void {
    if (document.activeElement !== input.current) return; // Enter has just left the field
    setCaret(at);
    if (lines.length > 0 && at !== lookedAt.current) close();
  }

  function atCaret(): QueryToken | null {
    return tokenAt(text, input.current?.selectionStart ?? text.length);
  }

  /** The first click on a token is about its value; who clicks again places the caret. */
  function onClick(): void {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const clicked = atCaret();
    const isEdited = pressedIn.current?.from === clicked?.from;
    if (clicked !== null && !isEdited && selectionStart === selectionEnd) revalue(clicked);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const at = atCaret();
    const state = {
      offers: lines.length,
      active,
      empty: text === "",
      inToken: at !== null,
      wordKeys: isMac,
    };
    const does = searchKey(event.key, state, event.altKey);
    if (does === null) return;
    event.preventDefault();
    event.stopPropagation();
    const chosen = lines[active];
    if (does === "look") lookAt(text, input.current?.selectionStart ?? text.length);
    else if (does === "accept" && chosen !== undefined) accept(chosen);
    else if (does === "forget") forget(active);
    else if (does === "remove" && at !== null) remove(at);
    else if (does === "revalue" && at !== null) revalue(at);
    else if (does === "close") close();
    else if (does === "clear") clear();
    else if (does === "leave") leave();
    else if (does === "back") step(-1);
    else if (does === "forward") step(1);
    else if (typeof does === "object") setActive(does.activate);
  }

  function step(by: -1 | 1): void {
    close();
    stepQuery(by);
  }

  function leave(): void {
    close();
    rememberSearch();
    onLeave();
  }

  return (
    <search className={classes(styles, "search")}>
      <div className={classes(styles, "bar", problem !== null && "wrong")}>
        <SearchIcon className={classes(styles, "icon")} size={15} aria-hidden />
        <div
          ref={line}
          className={classes(styles, "line")}
          title={title}
          onPointerMove={point}
          onPointerLeave={unpoint}
        >
          <QueryBackdrop
            text={text}
            problem={text === query ? problem : null}
            meant={token?.from ?? null}
            scrolled={scrolled}
          />
          <input
            ref={input}
            className={classes(styles, "input")}
            role="combobox"
            aria-label="Search"
            aria-expanded={lines.length > 0}
            aria-controls={LIST_ID}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? completionId(active) : undefined}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : PROBLEM_ID}
            aria-keyshortcuts="Alt+Backspace Alt+ArrowDown"
            placeholder="Search captions, characters, scenes, credits…"
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => type(event.target.value)}
            onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
            onCompositionStart={() => (composing.current = true)}
            onCompositionEnd={(event) => {
              composing.current = false;
              type(event.currentTarget.value);
            }}
            onPointerDown={() => (pressedIn.current = caret === null ? null : atCaret())}
            onClick={onClick}
            onSelect={({ currentTarget }) => moveCaret(currentTarget.selectionStart)}
            onBlur={() => {
              close();
              setCaret(null);
            }}
            onKeyDown={onKeyDown}
          />
          {token?.isEndSeen === true ? <TokenRemover token={token} onRemove={remove} /> : null}
        </div>
        <Hits />
        {text === "" || problem !== null ? null : <SaveButton />}
        {text === "" ? null : (
          <IconButton
            label="Clear the search"
            shortcut="Esc"
            icon={<X size={14} />}
            onPress={clear}
          />
        )}
        <BuilderButton />
      </div>
      <div className={classes(styles, "below")}>
        <QueryProblemNote problem={problem} isSaidBelow={isBuilding} onRepair={accept} />
        <CompletionList lines={lines} active={active} onPick={accept} onForget={forget} />
      </div>
    </search>
  );
}

/** Opens the rows for those who would rather choose than type. */
function BuilderButton() {
  const isOpen = useStore(viewState, (view) => view.builder);
  return (
    <IconButton
      label="Build a search"
      shortcut="Ctrl+Shift+B"
      icon={<ListFilterPlus size={15} />}
      pressed={isOpen}
      onPress={toggleBuilder}
    />
  );
}

/** How many stills answer the query, and how fast that was known. */
function Hits() {
  const { answered, stills, ms, result, problem } = useStore(searchState);
  if (result === null || answered === "" || problem !== null) return null; // it would be of another query
  return (
    <span className={classes(styles, "hits")}>
      {counted(stills, "still")} · {ms < 1 ? "under 1" : Math.round(ms)} ms
    </span>
  );
}

/** `/` and Ctrl+F bring the keyboard here, with the text selected. */
function useFocusWish(input: { readonly current: HTMLInputElement | null }): void {
  const wish = useStore(viewState, (view) => view.searchFocus);
  useEffect(() => {
    if (wish === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [wish, input]);
}

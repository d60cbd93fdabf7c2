// @vitest-environment happy-dom
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Bridge } from "../../../shared/bridge.ts";
import type { StillCard } from "../../../shared/still.ts";
import { unmarked } from "../../../shared/marks.ts";
import { cardAt, cardsState, showCards, wantCards } from "../../../renderer/state/cards.ts";
import {
  clearSearch,
  narrow,
  runAgain,
  searchState,
  setQuery,
} from "../../../renderer/state/search.ts";
import { inView } from "../../../renderer/state/last-place.ts";
import { noticesState } from "../../../renderer/state/notices.ts";
import { changeSelection, selectedState, stillsOf } from "../../../renderer/state/selected.ts";
import { select, selectNone } from "../../../renderer/state/selection.ts";

/** An engine of lists of numbers: `lists.get(query)` are the stills a query finds. */
const lists = new Map<string, readonly number[]>();
const results: (readonly number[])[] = [];
const asked: string[] = [];
const views: { readonly from: number; readonly count: number }[] = [];
let pending = true;
let hold: Promise<void> | null = null;
let holdSlices: Promise<void> | null = null;
/** What the engine waits for before it answers a query. */
const gates = new Map<string, Promise<void>>();

/** Keeps the answer to a query back until what is returned is called. */
function gate(query: string): () => void {
  let open = (): void => undefined;
  gates.set(query, new Promise((resolve) => (open = resolve)));
  return () => open();
}

const answers: Readonly<Record<string, (input: never) => unknown>> = {
  "search.run": async ({ query }: { query: string }) => {
    asked.push(query);
    await hold;
    await gates.get(query);
    const wrong = query.includes("!");
    const list = wrong ? [] : (lists.get(query) ?? []);
    results.push(list);
    const problem = wrong ? { from: 0, to: 1, message: "No." } : null;
    return {
      result: results.length - 1,
      total: list.length,
      length: list.length,
      groups: null,
      ms: 1,
      facets: null,
      facetSizes: null,
      inOrder: true,
      problem,
    };
  },
  "search.view": ({ from, count }: { from: number; count: number }) => {
    views.push({ from, count });
    return {};
  },
  "search.slice": async ({
    result,
    from,
    count,
  }: {
    result: number;
    from: number;
    count: number;
  }) => {
    await holdSlices;
    return (results[result] ?? []).slice(from, from + count).map(card);
  },
  "search.remap": ({
    from,
    ranges,
    places,
    to,
  }: {
    from: number;
    ranges: [number, number][];
    places: (number | null)[];
    to: number;
  }) => {
    const placed = (ids: readonly (number | undefined)[]): number[] =>
      ids.map((id) => (results[to] ?? []).findIndex((other) => other === id));
    return {
      ranges: placed(ranges.flatMap(([start, end]) => (results[from] ?? []).slice(start, end)))
        .filter((at) => at >= 0)
        .map((at) => [at, at + 1]),
      places: placed(places.map((place) => results[from]?.[place ?? -1])).map((at) =>
        at < 0 ? null : at,
      ),
    };
  },
};

function card(id: number): StillCard {
  const name = `still ${id}`;
  return {
    id,
    name,
    hash: "",
    thumbnail: pending ? "pending" : "made",
    width: 3,
    height: 2,
    caption: "",
    marks: unmarked,
    status: "unknown",
    format: "jpeg",
    pages: 1,
    problem: null,
    state: "present",
  };
}

beforeEach(() => {
  const ask = async (procedure: string, input: never): Promise<unknown> =>
    answers[procedure]?.(input);
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  clearSearch();
  lists.clear();
  asked.length = 0;
  hold = null;
  holdSlices = null;
  gates.clear();
  Object.assign(inView, { first: 0, height: 0, isScrolled: false });
  pending = true;
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function typed(query: string): Promise<void> {
  setQuery(query);
  await settled();
}

describe("a still that leaves the list", () => {
  const chosen = (): unknown => selectedState.getState().selection.chosen;

  test.each([
    ["hands the selection to the next", [2], 3],
    ["hands it to the last where it was the last", [5], 4],
    ["hands it over together with others that leave", [1, 2, 4], 5],
  ] as const)("%s", async (_, leaving, still) => {
    const all = [1, 2, 3, 4, 5];
    lists.set("no:film", all);
    await typed("no:film");
    for (const id of leaving) changeSelection((one) => select(one, all.indexOf(id), "toggle"));
    lists.set(
      "no:film",
      all.filter((id) => !leaving.some((gone) => gone === id)),
    );
    runAgain();
    await settled();
    const { selection } = selectedState.getState();
    expect(cardAt(cardsState.getState(), selection.focus ?? -1)?.id).toBe(still);
    expect(chosen()).toEqual([[selection.focus, (selection.focus ?? 0) + 1]]);
  });
});

describe("searching", () => {
  test("shows list, cards and selection of one result together", async () => {
    lists.set("eggs", [7, 8]);
    const torn: unknown[] = [];
    const stop = searchState.subscribe(({ result }) => {
      if (result !== null && cardsState.getState().result !== result) torn.push(result);
    });
    await typed("eggs");
    stop();
    expect(searchState.getState()).toMatchObject({ total: 2, answered: "eggs", problem: null });
    expect(cardAt(cardsState.getState(), 1)?.id).toBe(8);
    expect(torn).toEqual([]);
  });

  test("asks only for the newest of what was typed meanwhile", async () => {
    lists.set("abc", [1]);
    let release = (): void => undefined;
    hold = new Promise((resolve) => (release = resolve));
    for (const query of ["a", "ab", "abc"]) setQuery(query);
    release();
    await settled();
    expect(asked).toEqual(["a", "abc"]);
    expect(searchState.getState()).toMatchObject({ total: 1, answered: "abc" });
  });

  test("never shows an older answer after a newer one, in whatever order the engine is ready", async () => {
    const queries = ["a", "ab", "abc", "abc!", "abcd"];
    queries.forEach((query, at) => lists.set(query, [at, at + 10]));
    const open = queries.map(gate);
    const shown: string[] = [];
    onTestFinished(
      searchState.subscribe(({ answered }) => {
        if (shown.at(-1) !== answered) shown.push(answered);
      }),
    );
    for (const query of queries) {
      setQuery(query);
      await settled();
    }
    for (const release of open.toReversed()) {
      release();
      await settled();
    }
    const { answered, problem, result } = searchState.getState();
    expect({ answered, problem }).toEqual({ answered: "abcd", problem: null });
    expect(results[result ?? -1]).toEqual([4, 14]);
    expect(shown).toEqual(shown.toSorted((a, b) => queries.indexOf(a) - queries.indexOf(b)));
    expect(cardAt(cardsState.getState(), 1)?.id).toBe(14);
  });

  test("an older query that cannot be understood leaves the newer one alone", async () => {
    lists.set("eggs", [7]);
    const release = gate("eggs!");
    setQuery("eggs!");
    await settled();
    setQuery("eggs");
    const told: unknown[] = [];
    onTestFinished(
      searchState.subscribe(({ problem }) => {
        if (problem !== null) told.push(problem);
      }),
    );
    release();
    await settled();
    expect(searchState.getState()).toMatchObject({ answered: "eggs", problem: null });
    expect(told).toEqual([]);
  });

  test("a search that failed does not keep the next one waiting", async () => {
    lists.set("eggs", [7]);
    const search = answers["search.run"];
    onTestFinished(() => void Object.assign(answers, { "search.run": search }));
    Object.assign(answers, { "search.run": () => Promise.reject(new Error("gone")) });
    await typed("egg");
    Object.assign(answers, { "search.run": search });
    await typed("eggs");
    expect(searchState.getState()).toMatchObject({ answered: "eggs", total: 1 });
  });

  describe("what is selected and still found", () => {
    const many = Array.from({ length: 400 }, (_, at) => at);
    const even = many.filter((id) => id % 2 === 0);

    test("stays selected and in sight through a changed query, and back", async () => {
      lists.set("", many).set("even", even);
      await typed("");
      changeSelection((selection) => select(selection, 300, "only"));
      await typed("even");
      const { selection } = selectedState.getState();
      expect(selection).toMatchObject({ chosen: [[150, 151]], focus: 150, anchor: 150 });
      expect(searchState.getState().scroll).toEqual({ kind: "focus" });
      expect(cardAt(cardsState.getState(), 150)?.id).toBe(300);
      await typed("");
      expect(selectedState.getState().selection).toMatchObject({
        chosen: [[300, 301]],
        focus: 300,
      });
      expect(cardAt(cardsState.getState(), 300)?.id).toBe(300);
    });

    test("comes back when words half typed have found nothing of it, or nothing at all", async () => {
      lists.set("hamlet", even).set("hamlet ophelia", [10, 20]).set("gh", [7]);
      await typed("hamlet");
      for (const id of [10, 30]) changeSelection((one) => select(one, id / 2, "toggle"));
      for (const query of ["h", "gh", "", "hamlet ophelia"]) await typed(query);
      expect(selectedState.getState().selection.chosen).toEqual([[0, 1]]);
      await typed("hamlet");
      expect(selectedState.getState().selection).toMatchObject({
        chosen: [
          [5, 6],
          [15, 16],
        ],
        focus: 15,
      });
      expect(searchState.getState().scroll).toEqual({ kind: "focus" });
    });

    test("gives way to what is selected after it", async () => {
      lists.set("", many).set("even", even).set("none", []);
      await typed("");
      changeSelection((one) => select(one, 300, "only"));
      await typed("even");
      changeSelection((one) => select(one, 3, "only"));
      await typed("none");
      await typed("");
      expect(selectedState.getState().selection.chosen).toEqual([[6, 7]]);
      changeSelection(selectNone);
      await typed("even");
      expect(selectedState.getState().selection.chosen).toEqual([]);
    });

    test("of several the others stay, and the list begins at its top where the focused one left", async () => {
      lists.set("", many).set("even", even);
      await typed("");
      for (const id of [10, 20, 21]) changeSelection((one) => select(one, id, "toggle"));
      await typed("even");
      expect(selectedState.getState().selection.chosen).toEqual([
        [5, 6],
        [10, 11],
      ]);
      expect(searchState.getState().scroll).toEqual({ kind: "top" });
    });

    test("nothing selected, a changed query begins at its top", async () => {
      lists.set("", many).set("even", even);
      await typed("");
      await typed("even");
      expect(searchState.getState().scroll).toEqual({ kind: "top" });
    });
  });

  describe("where one has scrolled to", () => {
    const many = Array.from({ length: 400 }, (_, at) => at);

    function scrolledTo(first: number, height: number): void {
      Object.assign(inView, { first, height, isScrolled: true });
    }

    test("is there again when all that was there is found, and a search for less begins at its top", async () => {
      lists.set("", many).set("jpg", many).set("late", many.slice(200));
      await typed("");
      scrolledTo(250, -12);
      const back = { kind: "return", to: 250, height: -12, withFocus: false };
      await typed("j");
      await typed("jpg");
      expect(searchState.getState().scroll).toEqual(back);
      await typed("late");
      expect(searchState.getState().scroll).toEqual({ kind: "top" });
      await typed("");
      expect(searchState.getState().scroll).toEqual(back);
      expect(cardAt(cardsState.getState(), 250)?.id).toBe(250);
    });

    test("is where one scrolled last, with what is selected in sight", async () => {
      lists.set("", many).set("late", many.slice(200));
      await typed("");
      changeSelection((one) => select(one, 260, "only"));
      scrolledTo(250, 0);
      await typed("late");
      scrolledTo(55, 3);
      await typed("");
      expect(searchState.getState().scroll).toEqual({
        kind: "return",
        to: 255,
        height: 3,
        withFocus: true,
      });
    });
  });

  test("keeps the list while the query cannot be understood", async () => {
    lists.set("eggs", [7, 8]);
    await typed("eggs");
    await typed("eggs!");
    expect(searchState.getState()).toMatchObject({
      total: 2,
      answered: "eggs",
      problem: { message: "No." },
    });
    await typed("eggs");
    expect(searchState.getState().problem).toBeNull();
  });

  test("a still selected while the engine answers stays selected in the list that comes", async () => {
    lists.set("", [10, 20, 30]);
    await typed("");
    changeSelection((selection) => select(selection, 2, "only"));
    let release = (): void => undefined;
    holdSlices = new Promise((resolve) => (release = resolve));
    lists.set("", [5, 10, 20, 30]);
    runAgain();
    await settled();
    changeSelection((selection) => select(selection, 1, "only"));
    release();
    await settled();
    expect(searchState.getState().total).toBe(4);
    expect(selectedState.getState().selection).toMatchObject({ chosen: [[2, 3]], focus: 2 });
  });

  test("a selected still stays selected, and what stood first in view is known, when the list grows", async () => {
    lists.set("", [10, 20, 30]);
    await typed("");
    changeSelection((selection) => select(selection, 1, "only"));
    inView.first = 1;
    lists.set("", [5, 10, 15, 20, 30]);
    runAgain();
    await settled();
    const { result } = searchState.getState();
    expect(stillsOf(selectedState.getState())).toEqual({ result, ranges: [[3, 4]] });
    expect(selectedState.getState().selection.focus).toBe(3);
    expect(searchState.getState().scroll).toEqual({ kind: "stay", from: 1, to: 3 });
  });

  test("the first stills of an empty archive stand at its top, wherever the list before stood", async () => {
    lists.set("", []);
    await typed("");
    inView.first = 12;
    lists.set("", [10, 20, 30]);
    runAgain();
    await settled();
    expect(searchState.getState()).toMatchObject({ total: 3, scroll: { kind: "top" } });
  });

  test("a still that no longer matches is not selected any more", async () => {
    lists.set("", [1, 2]).set("two", [2]);
    await typed("");
    changeSelection((selection) => select(selection, 0, "only"));
    await typed("two");
    expect(stillsOf(selectedState.getState())).toBeNull();
    expect(selectedState.getState().selection.focus).toBe(0);
  });

  test.each([
    ["begins at the first still", [11, 12, 13, 14, 15, 16], 11],
    ["stays with the still that has the keyboard where it is found", [11, 5, 12, 13], 5],
  ])("another query %s", async (_, found, still) => {
    lists.set("all", [1, 2, 3, 4, 5, 6]);
    lists.set("file:BEH_", found);
    await typed("all");
    changeSelection((one) => select(one, 4, "only"));
    await typed("file:BEH_");
    const { focus } = selectedState.getState().selection;
    expect(cardAt(cardsState.getState(), focus ?? -1)?.id).toBe(still);
  });

  test("narrowing adds a term once", async () => {
    setQuery("eggs ");
    narrow('character:"Ma Youtie"');
    narrow('character:"Ma Youtie"');
    await settled();
    expect(searchState.getState().query).toBe('eggs character:"Ma Youtie"');
  });

  test("a list that the engine no longer keeps costs the selection, not the search", async () => {
    lists.set("", [1, 2]).set("two", [2]);
    await typed("");
    changeSelection((selection) => select(selection, 1, "only"));
    const remap = answers["search.remap"];
    onTestFinished(() => void Object.assign(answers, { "search.remap": remap }));
    Object.assign(answers, { "search.remap": () => null });
    await typed("two");
    expect(searchState.getState()).toMatchObject({ total: 1, answered: "two" });
    expect(stillsOf(selectedState.getState())).toBeNull();
  });

  test("a slice that failed is asked for again while it is wanted", async () => {
    lists.set("", [1, 2]);
    await typed("");
    const slice = answers["search.slice"];
    onTestFinished(() => void Object.assign(answers, { "search.slice": slice }));
    let failures = 0;
    Object.assign(answers, {
      "search.slice": (input: never) => {
        failures += 1;
        if (failures === 1) throw Object.assign(new Error("away"), { kind: "internal" });
        return slice?.(input);
      },
    });
    showCards(searchState.getState().result, new Map());
    wantCards(0, 2);
    await settled();
    expect(cardAt(cardsState.getState(), 0)).toBeUndefined();
    await expect.poll(() => cardAt(cardsState.getState(), 0)?.id, { timeout: 5000 }).toBe(1);
  });

  test("where the view rests is told while thumbnails in it are wanting", async () => {
    lists.set(
      "",
      Array.from({ length: 500 }, (_, at) => at + 1),
    );
    await typed("");
    views.length = 0;
    wantCards(280, 340, 300);
    wantCards(290, 350, 310);
    await expect.poll(() => views, { timeout: 5000 }).toEqual([{ from: 310, count: 40 }]);
    pending = false;
    showCards(searchState.getState().result, new Map());
    await expect.poll(() => cardAt(cardsState.getState(), 320)?.thumbnail).toBe("made");
    views.length = 0;
    wantCards(290, 350, 310);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(views).toEqual([]);
  });

  test("that the archive was closed over a search is no news, any other failure is", async () => {
    const search = answers["search.run"];
    onTestFinished(() => void Object.assign(answers, { "search.run": search }));
    noticesState.setState({ notices: [] });
    for (const kind of ["closed", "disk-full"]) {
      Object.assign(answers, {
        "search.run": () => {
          throw Object.assign(Object.create(null), { kind, message: `It is ${kind}.` });
        },
      });
      runAgain();
      await settled();
    }
    expect(noticesState.getState().notices.map(({ text }) => text)).toEqual(["It is disk-full."]);
  });

  test("an answer about the catalog before is not shown", async () => {
    lists.set("eggs", [1, 2, 3]);
    let release = (): void => undefined;
    hold = new Promise((resolve) => (release = resolve));
    setQuery("eggs");
    clearSearch();
    release();
    await settled();
    expect(searchState.getState()).toMatchObject({ result: null, total: 0 });
  });
});

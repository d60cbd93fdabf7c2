// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import type { Bridge } from "../../../shared/bridge.ts";
import { savedText } from "../../../renderer/inspector/text-target.ts";
import {
  discardDraft,
  draftKey,
  draftsState,
  dropSavedDraft,
  isOvertaken,
  saveAllDrafts,
  saveDraft,
  savedBy,
  typeDraft,
} from "../../../renderer/inspector/drafts.ts";
import { archiveState } from "../../../renderer/state/archive-state.ts";
import { noticesState } from "../../../renderer/state/notices.ts";

/** The caption of a still in the archive that is open now. */
const target = () =>
  savedText(
    {
      session: "still-1",
      stills: { ids: [1] },
      field: "caption",
      language: "x-default",
      mode: "replace",
    },
    "",
  );

function open(path: string): void {
  const catalog = {
    uuid: "",
    path,
    name: path,
    stills: 1,
    readOnly: null,
    damaged: false,
    behindBackup: null,
    lost: null,
    warning: null,
  };
  const versions = { Stillroom: "0.1.0" };
  archiveState.setState({ archive: { catalog, problem: null, recent: [], versions } });
}

beforeEach(() => draftsState.setState({ drafts: new Map() }));

test("before the window closes what is typed is saved, also what is on its way already", async () => {
  const answers: (() => void)[] = [];
  const ask = async (): Promise<unknown> => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  const key = target().key;
  const stop = savedBy(key, () => saveDraft(target(), ""));
  typeDraft(key, "being typed", "");
  void saveDraft(target(), "");
  let unsaved: readonly string[] | null = null;
  const all = saveAllDrafts().then((left) => (unsaved = left));
  await Promise.resolve();
  expect(unsaved).toBeNull();
  answers.forEach((answer) => answer());
  await all;
  expect(unsaved).toEqual([]);
  expect(draftsState.getState().drafts.get(key)?.state).toBe("saved");
  stop();
});

test("a text that could not be saved waits for its own archive, and is not saved into another", async () => {
  const asked: string[] = [];
  let fails = true;
  const ask = async (procedure: string): Promise<unknown> => {
    asked.push(procedure);
    if (fails) throw Object.assign(new Error("ended"), { kind: "crashed" });
    return {};
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  typeDraft(target().key, "of archive A", "");
  await saveDraft(target(), "");
  expect(asked).toHaveLength(1);
  open("/B.stillroom");
  fails = false;
  await saveDraft(target(), "");
  expect(asked).toHaveLength(1);
  open("/A.stillroom");
  expect(draftsState.getState().drafts.get(target().key)?.state).toBe("failed");
  await saveDraft(target(), "");
  expect(asked).toHaveLength(2);
});

test("what was saved counts as the archive's text before the still is read anew", async () => {
  const texts: unknown[] = [];
  const ask = async (_: string, { text }: { text: string }): Promise<unknown> => {
    texts.push(text);
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  const key = target().key;
  const draft = (): unknown => draftsState.getState().drafts.get(key);
  typeDraft(key, "new", "old");
  await saveDraft(target(), "old");
  typeDraft(key, "new and more", "old");
  expect(draft()).toMatchObject({ state: "editing", saved: "new" });
  typeDraft(key, "new", "old");
  expect(draft()).toMatchObject({ state: "saved" });
  typeDraft(key, "old", "old");
  await saveDraft(target(), "old");
  expect(texts).toEqual(["new", "old"]);
  dropSavedDraft(key, "old");
  expect(draft()).toBeUndefined();
});

test("a text that is typed back while its change is on its way is saved again", async () => {
  const texts: unknown[] = [];
  let answer = (): void => {};
  const ask = async (_: string, { text }: { text: string }): Promise<unknown> => {
    texts.push(text);
    await new Promise<void>((resolve) => (answer = resolve));
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  const key = target().key;
  typeDraft(key, "new", "old");
  const first = saveDraft(target(), "old");
  typeDraft(key, "old", "old");
  answer();
  await first;
  expect(draftsState.getState().drafts.get(key)).toMatchObject({ state: "editing", saved: "new" });
  const second = saveDraft(target(), "old");
  answer();
  await second;
  expect(texts).toEqual(["new", "old"]);
});

test("what Escape discards can be brought back, and is then in the archive", async () => {
  const texts: unknown[] = [];
  const ask = async (_procedure: string, { text }: { text: string }): Promise<unknown> => {
    texts.push(text);
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  noticesState.setState({ notices: [] });
  const key = target().key;
  discardDraft(target(), "Eggs."); // nothing was typed: nothing to tell
  typeDraft(key, "Eggs hatch.", "Eggs.");
  discardDraft(target(), "Eggs.");
  expect(draftsState.getState().drafts.has(key)).toBe(false);
  const notices = noticesState.getState().notices;
  expect(notices.map(({ action }) => action?.label)).toEqual(["Bring back"]);
  expect(texts).toEqual([]);
  notices[0]?.action?.run();
  await expect.poll(() => draftsState.getState().drafts.get(key)?.state).toBe("saved");
  expect(texts).toEqual(["Eggs hatch."]);
});

test("what is complained of is not saved, and no longer once it is right", async () => {
  const texts: string[] = [];
  const year = {
    key: "year",
    name: "Year",
    complaint: (text: string) => (/^\d{4}$/u.test(text) ? null : "A year has four digits."),
    write: async (text: string) => void texts.push(text),
  };
  typeDraft("year", "202", "2021");
  await saveDraft(year, "2021");
  expect(draftsState.getState().drafts.get("year")).toMatchObject({
    state: "failed",
    problem: { message: "A year has four digits." },
  });
  typeDraft("year", "2022", "2021");
  await saveDraft(year, "2021");
  expect(texts).toEqual(["2022"]);
});

test("a text that was shown what it would do and left stays, without being told as a problem", async () => {
  const kit = { key: "kit", name: "Caption", write: () => Promise.resolve("left" as const) };
  noticesState.setState({ notices: [] });
  typeDraft("kit", "Press kit", "Eggs");
  await saveDraft(kit, "Eggs");
  expect(draftsState.getState().drafts.get("kit")).toMatchObject({
    text: "Press kit",
    state: "failed",
    saved: null,
  });
  expect(noticesState.getState().notices).toEqual([]);
});

test("a draft knows what it was begun on, whatever is read meanwhile, until it is saved", async () => {
  const begun: unknown[] = [];
  const ask = async (_: string, { begunOn }: { begunOn: string }): Promise<unknown> => {
    begun.push(begunOn);
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  const key = target().key;
  const overtaken = (present: string): boolean => {
    const draft = draftsState.getState().drafts.get(key);
    return draft !== undefined && isOvertaken(draft, present);
  };
  typeDraft(key, "old, typed", "old");
  expect(overtaken("old")).toBe(false);
  dropSavedDraft(key, "of the file");
  expect(overtaken("of the file")).toBe(true);
  typeDraft(key, "old, typed ", "of the file");
  await saveDraft(target(), "of the file");
  typeDraft(key, "old, typed on", "of the file");
  expect(overtaken("of the file")).toBe(false); // saved, and not read anew yet
  dropSavedDraft(key, "old, typed");
  expect(overtaken("old, typed")).toBe(false); // the archive keeps no blanks at the end
  await saveDraft(target(), "old, typed");
  expect(begun).toEqual(["old", "old, typed"]);
});

test("what was discarded after the file's text had changed is brought back as begun before it", async () => {
  const begun: unknown[] = [];
  const ask = async (_: string, { begunOn }: { begunOn: string }): Promise<unknown> => {
    begun.push(begunOn);
    return { changed: 1, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  open("/A.stillroom");
  typeDraft(target().key, "typed", "old");
  discardDraft(target(), "of the file");
  noticesState.getState().notices.at(-1)?.action?.run();
  await Promise.resolve();
  expect(begun).toEqual(["old"]);
});

test("where stills differ no text is what one was begun on", async () => {
  const inputs: unknown[] = [];
  const ask = async (_: string, input: unknown): Promise<unknown> => {
    inputs.push(input);
    return { changed: 2, label: "", change: 1 };
  };
  Object.assign(window, { stillroom: { ask } as unknown as Bridge });
  const stills = { ids: [1, 2] };
  const where = { session: "some", stills, field: "caption", language: "en" } as const;
  const mixed = savedText({ ...where, mode: "replace", mixed: true }, "");
  await mixed.write("typed", "");
  await mixed.write("typed", "old"); // they have differed only since
  expect(inputs[0]).not.toHaveProperty("begunOn");
  expect(inputs[1]).toHaveProperty("begunOn", "old");
});

test("a refused text is told beside its field, and once that is left by a notice that leads back to it", async () => {
  const shown: string[] = [];
  open("/A.stillroom");
  const key = draftKey("scene-1", "position");
  const place = {
    key,
    name: "Place in the order",
    of: "scene “Hatching eggs”",
    show: () => void shown.push("scene"),
    complaint: (text: string) => (text === "abc" ? "“abc” is no place in the order." : null),
    write: () => Promise.resolve(undefined),
  };
  const told = () => noticesState.getState().notices.map(({ text }) => text);
  noticesState.setState({ notices: [] });
  const leave = savedBy(key, () => saveDraft(place, "1"));
  typeDraft(key, "abc", "1");
  await saveDraft(place, "1");
  expect(told()).toEqual([]);
  leave();
  await saveDraft(place, "1");
  const words =
    "Not saved: Place in the order of scene “Hatching eggs”. “abc” is no place in the order.";
  expect(told()).toEqual([words]);
  // not in another archive, where it would lead elsewhere
  noticesState.setState({ notices: [] });
  open("/B.stillroom");
  await saveAllDrafts();
  expect(told()).toEqual([]);
  open("/A.stillroom");
  // sent away, it comes again when the window is to close
  expect(await saveAllDrafts()).toEqual(["Place in the order of scene “Hatching eggs”"]);
  expect(told()).toEqual([words]);
  noticesState.getState().notices[0]?.action?.run();
  expect(shown).toEqual(["scene"]);
  const leaveAgain = savedBy(key, () => saveDraft(place, "1"));
  expect(told()).toEqual([]);
  leaveAgain();
  await saveDraft(place, "1");
  expect(told()).toEqual([words]);
  typeDraft(key, "2", "1");
  await saveDraft(place, "1");
  expect(told()).toEqual([]);
});

test("what could not be written is told beside its field alone", async () => {
  const isan = {
    key: "isan",
    name: "ISAN identifier",
    write: () => Promise.reject(new Error("Its check character would be 5.")),
  };
  noticesState.setState({ notices: [] });
  const leave = savedBy("isan", () => saveDraft(isan, ""));
  typeDraft("isan", "0000-0001", "");
  await saveDraft(isan, "");
  expect(draftsState.getState().drafts.get("isan")?.state).toBe("failed");
  expect(noticesState.getState().notices).toEqual([]);
  leave();
});

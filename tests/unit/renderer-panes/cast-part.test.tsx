// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { CastPart } from "../../../renderer/records/cast-part.tsx";
import type { CastRole, FilmPage } from "../../../shared/record-page.ts";
import { fakeArchive, inputsOf, named } from "./fake-archive.ts";

afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

const dust = { ...named(1, "Dust"), year: 2022 };
const role = (id: number): CastRole => ({
  id,
  film: dust,
  character: named(id, `Villager ${String(id)}`),
  performer: null,
  creditedAs: null,
  kind: "role",
  uncredited: false,
  code: null,
  stills: 0,
  query: "",
});
const roles = Array.from({ length: 5_000 }, (_, at) => role(at + 1));
const page: FilmPage = {
  ...dust,
  kind: "film",
  stills: 0,
  query: "",
  language: "x-default",
  names: [],
  countries: [],
  directors: [],
  companies: [],
  rightsHolders: [],
  identifiers: [],
  codes: [],
  scenes: [],
  cast: roles.slice(0, 60),
  castSize: 5_000,
  alike: [],
};

test("of a cast of thousands those in view are drawn, and a filter asks for those who are called so", async () => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(560); // there is no layout
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(560);
  const asked = fakeArchive({
    "records.cast": ({ filter, offset }) =>
      filter === ""
        ? { total: 5_000, roles: roles.slice(Number(offset), Number(offset) + 120) }
        : { total: 1, roles: [role(4_321)] },
  });
  render(<CastPart page={page} />);
  await screen.findByText("Villager 1");
  expect(screen.getAllByRole("listitem").length).toBeLessThan(60);
  fireEvent.change(screen.getByRole("searchbox", { name: "Filter the cast" }), {
    target: { value: "4321" },
  });
  await screen.findByText("Villager 4321");
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  expect(screen.getByText("1 of 5,000 roles")).toBeDefined();
  expect(inputsOf(asked, "records.cast").at(-1)).toMatchObject({ filter: "4321", offset: 0 });
});

test("a short cast comes with the page: nothing more is asked for it", async () => {
  const asked = fakeArchive({});
  render(<CastPart page={{ ...page, cast: roles.slice(0, 5), castSize: 5 }} />);
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  expect(screen.queryByRole("searchbox")).toBeNull();
  expect(inputsOf(asked, "records.cast")).toEqual([]);
});

test("two who play one character are told apart by name, also by those who only hear it", async () => {
  const ida = { ...role(1), character: named(1, "Ida") };
  const cast = [
    { ...ida, performer: named(7, "Imogen Tarrow") },
    { ...ida, id: 2, performer: named(8, "Little Bea Tarrow") },
  ];
  fakeArchive({});
  render(<CastPart page={{ ...page, cast, castSize: 2 }} />);
  const names = (text: RegExp) =>
    screen.getAllByRole("button", { name: text }).map((one) => one.getAttribute("aria-label"));
  expect(names(/^How /u)).toEqual([
    "How Ida, Imogen Tarrow is played and credited",
    "How Ida, Little Bea Tarrow is played and credited",
  ]);
  expect(names(/^Remove /u)).toEqual([
    "Remove Ida, Imogen Tarrow",
    "Remove Ida, Little Bea Tarrow",
  ]);
});

import { randomFrom, type SearchData } from "./search-data.ts";

const OF_A_KIND = 48;
const HAN = [
  "剧照",
  "张曼玉",
  "雨中",
  "王家卫",
  "香港",
  "火车站",
  "马",
  "导演",
  "小津",
  "窗户镜头",
  "剧",
  "香",
];

/** Queries of every kind, by kind: more than 500 in all, always the same. */
export function searchQueries({ names }: SearchData): Readonly<Record<string, readonly string[]>> {
  const random = randomFrom(20_26);
  const some = (values: readonly string[]): string[] =>
    Array.from(
      { length: OF_A_KIND },
      () => values[Math.floor(values.length * random() ** 2)] ?? "",
    );
  const each = (make: (at: number) => string): string[] =>
    Array.from({ length: OF_A_KIND }, (_, at) => make(at));
  return {
    "character name": some(names.characters),
    "film title": some(names.films),
    Chinese: HAN,
    field: some(names.characters).map((name) => `character:"${name}"`),
    phrase: some(names.characters).map((name) => `"${name}"`),
    "several fields": some(names.scenes).map(
      (name, at) => `film:"${names.films[at]}" scene:"${name}" has:alt-text`,
    ),
    "negation and OR": some(names.characters).map(
      (name) => `-${name.split(" ")[0]} OR status:clear`,
    ),
    "days, sizes and counts": each(
      (at) =>
        [
          `date:${1930 + at}..${1960 + at}`,
          `size:>=${3000 + at * 20}px`,
          `people:>=${at % 4}`,
          `added:>=2020-09 changed:<2026`,
        ][at % 4] ?? "",
    ),
    "what is missing": each(
      (at) => ["no:caption:zh", "no:scene", "no:region", "-has:alt-text"][at % 4] ?? "",
    ),
    "chosen beside others": some(names.films).map(
      (name, at) => `film:"${name}" OR film:"${names.films[at] ?? ""}"`,
    ),
    "one letter": [..."abcdefghijklmnopqrstuvwxyz"],
    everything: ["", "photo", "unit photographer", "year:1920..2025", "kind:scene", "status:clear"],
  };
}

/** Every state of the search bar on the way to a query. */
export function typed(query: string): readonly string[] {
  const letters = [...query];
  return query === "" ? [""] : letters.map((_, at) => letters.slice(0, at + 1).join(""));
}

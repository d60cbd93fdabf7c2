import { colourLabels, picks, ratings, workStates } from "../../shared/marks.ts";
import type { SearchDocument, SearchRecord, SearchSource } from "../../shared/search-document.ts";
import { rightsStatuses, stillKinds } from "../../shared/still.ts";

const SYLLABLES =
  "ma you tie cao gui ying li hua jin chen wei lan bo ren shu mei dao ko san ta ro ne vi el an or mar is ber to lin der".split(
    " ",
  );
const HAN =
  "雨中张曼玉周王家卫香港小津大学北京东風雲山水花月夜春秋红高粱麦田鸡蛋孵驴车院子门前雪地火车站台灯影子孩母亲父老师医生警察村庄城市河边桥上天空窗户镜头导演剧照摄影";
const SURNAMES = "张王李赵陈杨黄周吴徐孙马朱胡林郭何高罗";
const WORDS = 20_000;

/** A repeatable stream of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type SearchData = SearchSource & {
  readonly names: Readonly<Record<"characters" | "films" | "scenes", readonly string[]>>;
};

/**
 * A catalog shaped like a large archive: captions in English and Chinese, and the few films, characters and
 * words that are in most stills. Every still is made anew from its number whenever it is asked for, so that
 * the data takes no memory from the index that is measured.
 */
export function searchData(stills: number): SearchData {
  const films = Math.max(10, Math.round(stills / 500));
  const size = {
    films,
    scenes: films * 25,
    characters: Math.min(5_000, films * 5),
    performers: 4_000,
    holders: 2_000,
    keywords: 3_000,
  };
  const records = makeRecords(size);
  const words = Array.from({ length: WORDS }, (_, at) => latinWord(at));
  const make = (id: number): SearchDocument => makeStill(id, { size, records, words });
  return {
    documents: (after, limit) => range(after + 1, Math.min(stills, after + limit)).map(make),
    documentsOf: (ids) => ids.filter((id) => id >= 1 && id <= stills).map(make),
    records: () => records,
    setMembers: () => [],
    names: {
      characters: records.characters.map(firstName),
      films: records.films.map(firstName),
      scenes: records.scenes.map(firstName),
    },
  };
}

function firstName(record: SearchRecord): string {
  return record.names[0] ?? "";
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

type Size = Readonly<
  Record<"films" | "scenes" | "characters" | "performers" | "holders" | "keywords", number>
>;
type Records = ReturnType<SearchSource["records"]>;

function makeRecords(size: Size): Records {
  const many = (count: number, names: (at: number) => string[]): SearchRecord[] =>
    range(1, count).map((id) => ({ id, names: names(id) }));
  return {
    films: range(1, size.films).map((id) => ({
      id,
      names: [`${capital(latinWord(id * 3))} ${latinWord(id * 11)}`, hanText(id, 4)],
      year: 1920 + (id % 105),
    })),
    scenes: range(1, size.scenes).map((id) => ({
      id,
      names: [`${capital(latinWord(id % 900))} ${latinWord(id % 37)} ${id % 25}`],
      film: Math.ceil(id / 25),
      order: id % 25,
    })),
    characters: many(size.characters, person),
    performers: many(size.performers, (at) => person(at + 20_000)),
    rightsHolders: many(size.holders, (at) => [`${capital(latinWord(at * 17))} Pictures`]),
    keywords: many(size.keywords, (at) => [latinWord(at * 5)]),
    sets: many(20, (at) => [`Set ${at}`]),
    exports: many(50, (at) => [`Recipient ${at % 12}`, "press"]).map((one) => ({
      ...one,
      at: one.id,
    })),
  };
}

function person(at: number): string[] {
  return [`${capital(latinWord(at * 7 + 3))} ${capital(latinWord(at * 13 + 5))}`, hanName(at)];
}

function latinWord(at: number): string {
  const random = randomFrom(at * 31 + 7);
  return range(1, 1 + Math.ceil(random() * 3))
    .map(() => pick(SYLLABLES, random))
    .join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function hanName(at: number): string {
  const random = randomFrom(at * 17 + 3);
  return SURNAMES.charAt(Math.floor(random() * SURNAMES.length)) + hanText(at, 2);
}

function hanText(seed: number, length: number): string {
  const random = randomFrom(seed * 101 + 11);
  return range(1, length)
    .map(() => HAN.charAt(Math.floor(random() * HAN.length)))
    .join("");
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

type Archive = {
  readonly size: Size;
  readonly records: Records;
  readonly words: readonly string[];
};

function makeStill(id: number, { size, records, words }: Archive): SearchDocument {
  const random = randomFrom(id);
  // Low numbers are frequent, as Zipf's law has it for words and cast lists alike.
  const skewed = (count: number, power: number): number =>
    1 + Math.floor(count * random() ** power);
  const some = (most: number, next: () => number): number[] =>
    range(1, Math.floor(random() * (most + 1))).map(next);
  const film = skewed(size.films, 2);
  const characters = some(3, () => skewed(size.characters, 2.5));
  const english = range(1, 8 + Math.floor(random() * 30)).map(
    () => words[skewed(WORDS, 3) - 1] ?? "",
  );
  const cast = characters.map((character) => records.characters[character - 1]?.names ?? []);
  const holder = skewed(size.holders, 3);
  const year = 1920 + (film % 105);
  return {
    id,
    film: random() < 0.95 ? film : null,
    scenes: random() < 0.7 ? [(film - 1) * 25 + 1 + Math.floor(random() * 25)] : [],
    characters,
    performers: characters.map((character) => 1 + (character % size.performers)),
    rightsHolders: [holder],
    keywords: some(5, () => skewed(size.keywords, 2)),
    sets: [],
    exports: id % 3 === 0 ? [1 + (id % 50)] : [],
    kind: random() < 0.9 ? pick(stillKinds, random) : null,
    marks: {
      rating: id % 3 === 0 ? (ratings[id % 5] ?? null) : null,
      pick: id % 7 === 0 ? (picks[id % 2] ?? null) : null,
      colourLabel: id % 11 === 0 ? (colourLabels[id % 5] ?? null) : null,
      workState: workStates[id % 4] ?? "new",
    },
    status: pick(rightsStatuses, random),
    dateCreated:
      random() < 0.8
        ? `${year}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}`
        : null,
    addedAt: 1_600_000_000_000 + Math.floor(id / 50) * 1000,
    changedAt: 1_600_000_000_000 + Math.floor(random() * 1e10),
    number: random() < 0.5 ? `${film}-${id % 400}` : null,
    width: 2000 + Math.floor(random() * 4000),
    height: 2000 + Math.floor(random() * 2000),
    bytes: 1_000_000 + Math.floor(random() * 2e7),
    people: characters.length,
    languages: [
      ["caption", "en"],
      ["caption", "zh-Hans"],
    ],
    folder: `1:Press/${film}/`,
    fileNames: [`${words[film % 500]}_${String(id % 10_000).padStart(4, "0")}.jpg`],
    captions: [
      `${cast.map(([name]) => name).join(" and ")} ${english.join(" ")}. ${random() < 0.5 ? "Photo by the unit photographer." : ""}`,
      `${cast.map(([, name]) => name).join("、")}${hanText(skewed(200_000, 2), 10 + Math.floor(random() * 30))}剧照`,
    ],
    headlines: [],
    titles: [],
    otherTexts: [],
    creditLine: `Photo: ${capital(words[holder % 300] ?? "")} / ${records.rightsHolders[holder - 1]?.names[0]}`,
    creators: [`${capital(words[film % 400] ?? "")} ${capital(words[film % 700] ?? "")}`],
    hasAltText: random() < 0.3,
    hasProblem: random() < 0.01,
    hasConflict: random() < 0.01,
    hasRemark: random() < 0.01,
    hasUnidentified: random() < 0.05,
    hasDoubtful: random() < 0.02,
    hasRegion: random() < 0.2,
    sources: random() < 0.01 ? [] : [1 + (film % 20)],
  };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

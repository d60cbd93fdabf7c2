import { observatory } from "../draw/buildings.ts";
import { bust } from "../draw/bust.ts";
import { camera, cardBorder, filmLamp, telescope } from "../draw/film-crew.ts";
import { band, glow, iris, vignette } from "../draw/frame.ts";
import { beam, hangingLamp, plaster, room, tableTop, windowPane } from "../draw/interior.ts";
import { hills, poplars, road } from "../draw/land.ts";
import { person } from "../draw/person.ts";
import type { Person } from "../draw/person.ts";
import { clouds, comet, stars } from "../draw/sky.ts";
import { cart } from "../draw/vehicles.ts";
import type { SampleFilm } from "../still.ts";

const orlan = { hair: "bald", skin: "#c9b7a8", top: "#2b2b2e", legs: "#1d1d20" } as const;
const lotte = {
  hair: "bun",
  skin: "#e2d4c8",
  top: "#8f8f96",
  legs: "#6c6c74",
  skirt: true,
} as const;
const count = { hair: "hat", skin: "#cfbfb2", top: "#4a4a50", legs: "#242428" } as const;
type At = Pick<Person, "x" | "y" | "size" | "pose"> & Partial<Pick<Person, "facing" | "rim">>;
const professor = (at: At) => person({ ...orlan, ...at });
const daughter = (at: At) => person({ ...lotte, ...at });
const visitor = (at: At) => person({ ...count, ...at });

const night = [band(0, 101, "#05070d", "#39435c"), stars(200, 72)];

/** An invented silent film with an invented cast: black-and-white stills, frames and a lobby card. */
export const cometKeeper: SampleFilm = {
  folder: "The Comet Keeper (1927)",
  title: "The Comet Keeper",
  year: 1927,
  directors: ["Anselm Vargha"],
  cast: {
    "Professor Orlan": "Viktor Halmosi",
    "Lotte Orlan": "Elsa Brandauer-Nagy",
    "Count Morwitz": "Teodor Falk-Rosen",
  },
  credit: "Collection of the Belmare Film Archive",
  supplier: "Belmare Film Archive",
  usageTerms:
    "Drawn for the Stillroom sample archive; the film, its cast and the archive are invented.",
  stills: [
    {
      file: "CK-14-003.jpg",
      number: "CK-14-003",
      kind: "scene",
      scene: "The comet",
      shown: ["Professor Orlan", "Lotte Orlan"],
      caption: {
        en: "Viktor Halmosi, left, as Professor Orlan and Elsa Brandauer-Nagy as Lotte see the comet in “The Comet Keeper” (1927), directed by Anselm Vargha.",
      },
      altText: {
        en: "Two figures stand on a hill beside a domed observatory and look up at a comet. Black and white.",
      },
      headline: "The Comet Keeper: the comet",
      keywords: ["comet", "observatory", "night", "silent film"],
      date: "1927",
      picture: {
        size: [1600, 1200],
        tone: "black-and-white",
        layers: [
          ...night,
          comet(0.34, 36, 58),
          glow([0.34, 36], 30, "#ffffff", 0.6),
          hills(78, 6, "#10131b"),
          observatory([0.76, 78], 19, "#7a7d86", "#a5a8b2"),
          professor({ x: 0.25, y: 84, size: 34, pose: "reaching", rim: "#ffffff" }),
          daughter({ x: 0.4, y: 85, size: 31, pose: "standing", rim: "#ffffff" }),
          vignette(0.6),
        ],
      },
    },
    {
      file: "CK-14-008.jpg",
      number: "CK-14-008",
      kind: "scene",
      scene: "At the telescope",
      shown: ["Professor Orlan"],
      caption: {
        en: "Professor Orlan (Viktor Halmosi) has not slept for nine nights in “The Comet Keeper” (1927).",
      },
      altText: {
        en: "A bald man in a dark coat leans towards a large telescope; light falls through the slit of the dome. Black and white.",
      },
      keywords: ["telescope", "observatory", "interior", "silent film"],
      date: "1927",
      picture: {
        size: [1500, 1125],
        tone: "black-and-white",
        layers: [
          room(["#14161c", "#4a4d57"], ["#2c2d33", "#101114"], 82),
          beam([0.72, 0], 40, "#ffffff", 0.5),
          telescope(0.58, 88, 40, "#b5b1a6"),
          professor({ x: 0.27, y: 90, size: 58, pose: "pulling", rim: "#ffffff" }),
          vignette(0.65),
        ],
      },
    },
    {
      file: "CK-14-011.jpg",
      number: "CK-14-011",
      kind: "scene",
      scene: "The bargain",
      shown: ["Count Morwitz", "Professor Orlan"],
      caption: {
        en: "Count Morwitz (Teodor Falk-Rosen), left, names his price to Professor Orlan (Viktor Halmosi) in “The Comet Keeper” (1927), directed by Anselm Vargha.",
      },
      altText: {
        en: "A man in a wide hat and a bald man face each other across a table with a lamp between them. Black and white.",
      },
      headline: "The Comet Keeper: the bargain",
      keywords: ["bargain", "lamp", "interior", "silent film"],
      date: "1927",
      picture: {
        size: [1600, 1200],
        tone: "black-and-white",
        layers: [
          room(["#1a1a1d", "#66666c"], ["#2a2a2d", "#0f0f10"], 84),
          plaster(76, "#bbbbc0"),
          hangingLamp(0.5, 18, "#ffffff"),
          bust({ ...count, x: 0.27, y: 46, size: 25, rim: "#ffffff" }),
          bust({ ...orlan, x: 0.74, y: 46, size: 24, facing: "left", bow: 6, rim: "#ffffff" }),
          tableTop(93, "#77777c", "#26262a"),
          vignette(0.65),
        ],
      },
    },
    {
      file: "CK-14-017.jpg",
      number: "CK-14-017",
      kind: "scene",
      scene: "The flight",
      shown: ["Lotte Orlan"],
      caption: {
        en: "Elsa Brandauer-Nagy as Lotte leaves the observatory by night in “The Comet Keeper” (1927).",
      },
      altText: {
        en: "A woman in a long skirt hurries down a pale road; an observatory with lit windows stands behind her. Black and white.",
      },
      keywords: ["road", "night", "flight", "silent film"],
      date: "1927",
      picture: {
        size: [1125, 1500],
        tone: "black-and-white",
        orientation: 6,
        layers: [
          ...night,
          hills(62, 5, "#1a1d26"),
          observatory([0.3, 62], 14, "#8a8d96", "#b0b3bc"),
          band(62, 101, "#3a3d46", "#15171c"),
          road(62, "#a5a7ad", 0.55, 0.32),
          daughter({ x: 0.56, y: 91, size: 48, pose: "walking", rim: "#ffffff" }),
          vignette(0.55),
        ],
      },
    },
    {
      file: "CK_frame_r2_0412.png",
      number: "R2-0412",
      kind: "frame",
      scene: "The comet",
      shown: ["Lotte Orlan"],
      caption: {
        en: "Frame enlargement from reel two of “The Comet Keeper” (1927): Lotte (Elsa Brandauer-Nagy) in an iris.",
      },
      altText: { en: "A young woman's lowered face within a round black mask. Black and white." },
      keywords: ["iris", "close-up", "silent film"],
      date: "1927",
      picture: {
        size: [1000, 750],
        tone: "black-and-white",
        layers: [
          band(0, 101, "#5d6068", "#24262b"),
          glow([0.7, 30], 60, "#ffffff", 0.5),
          bust({ ...lotte, x: 0.47, y: 46, size: 40, bow: 10, rim: "#ffffff" }),
          iris(0.5, 47, 50),
        ],
      },
    },
    {
      file: "CK_frame_r3_0077.jpg",
      number: "R3-0077",
      kind: "frame",
      scene: "The bargain",
      shown: ["Count Morwitz"],
      caption: {
        en: "Frame enlargement from reel three of “The Comet Keeper” (1927), tinted amber in the surviving print: Count Morwitz (Teodor Falk-Rosen) arrives.",
      },
      altText: {
        en: "A man in a wide hat walks past a cart and tall trees; the picture is tinted amber.",
      },
      keywords: ["tinted", "arrival", "silent film"],
      date: "1927",
      picture: {
        size: [1200, 900],
        tone: "sepia",
        layers: [
          band(0, 62, "#b9b9b9", "#efefef"),
          clouds(7, 8, 34, "#ffffff"),
          hills(62, 4, "#8d8d8d"),
          band(62, 101, "#9d9d9d", "#4c4c4c"),
          poplars(66, 0.98, 0.5, "#3f3f3f"),
          cart(0.3, 84, 18),
          visitor({ x: 0.6, y: 90, size: 54, pose: "walking", facing: "left" }),
          iris(0.5, 50, 74),
        ],
      },
    },
    {
      file: "CK_lobby_5.jpg",
      number: "LC 5",
      kind: "lobby",
      scene: "The comet",
      shown: ["Professor Orlan", "Lotte Orlan"],
      caption: {
        en: "Lobby card no. 5 for “The Comet Keeper” (1927): Professor Orlan (Viktor Halmosi), left, and Lotte (Elsa Brandauer-Nagy) on the balcony.",
      },
      altText: {
        en: "Cream-bordered lobby card: a man and a woman beneath a comet, lines of print below the picture.",
      },
      headline: "The Comet Keeper: lobby card",
      keywords: ["lobby card", "comet", "printed matter"],
      date: "1927",
      picture: {
        size: [1750, 1375],
        layers: [
          band(0, 80, "#1d2f4f", "#c9a27a"),
          stars(90, 50),
          comet(0.42, 30, 50),
          bust({ ...orlan, x: 0.3, y: 42, size: 22, skin: "#c99a78", rim: "#ffe2b8" }),
          bust({
            ...lotte,
            x: 0.7,
            y: 45,
            size: 21,
            facing: "left",
            skin: "#dba98a",
            top: "#9c4a4a",
            rim: "#ffe2b8",
          }),
          cardBorder("#e9dcbb", "#6e2f22"),
        ],
      },
    },
    {
      file: "CK_production_02.jpg",
      number: "CK-P2",
      kind: "bts",
      shown: ["Lotte Orlan"],
      crew: ["Anselm Vargha"],
      caption: {
        en: "Anselm Vargha, right, directs Elsa Brandauer-Nagy by arc light during the making of “The Comet Keeper” (1927).",
      },
      altText: {
        en: "A woman in costume stands in the light of a lamp while a man beside a wooden film camera raises his arm. Black and white.",
      },
      keywords: ["director", "camera", "studio", "silent film"],
      date: "1926-11",
      picture: {
        size: [1600, 1200],
        tone: "black-and-white",
        orientation: 3,
        layers: [
          room(["#2e2e31", "#6d6d72"], ["#55555a", "#232326"], 78),
          windowPane([0.3, 12], [34, 34], "#1a1a1d"),
          filmLamp(0.1, 92, 66),
          daughter({ x: 0.36, y: 90, size: 54, pose: "standing", rim: "#ffffff" }),
          camera(0.68, 92, 58, "left"),
          person({
            x: 0.86,
            y: 92,
            size: 58,
            pose: "reaching",
            facing: "left",
            hair: "cap",
            skin: "#c8b8aa",
            top: "#9a9a9e",
            legs: "#3a3a3e",
            rim: "#ffffff",
          }),
          vignette(0.5),
        ],
      },
    },
    {
      file: "CK_set_observatory.jpg",
      number: "CK-S1",
      kind: "set",
      shown: [],
      caption: { en: "The observatory as built on the back lot for “The Comet Keeper” (1927)." },
      keywords: ["set design", "observatory", "silent film"],
      date: "1926",
      credit: null,
      picture: {
        size: [1200, 1200],
        tone: "black-and-white",
        layers: [
          band(0, 80, "#9a9ea6", "#e2e2e2"),
          clouds(9, 6, 46, "#ffffff"),
          hills(72, 4, "#6b6b6b"),
          band(76, 101, "#8d8d8d", "#4b4b4b"),
          observatory([0.5, 82], 30, "#c4c4c4", "#8a8a8a"),
          visitor({ x: 0.84, y: 90, size: 28, pose: "standing", facing: "left" }),
          vignette(0.45),
        ],
      },
    },
    {
      file: "CK_portrait_EBN.jpg",
      number: "CK-EB1",
      kind: "portrait",
      shown: ["Lotte Orlan"],
      caption: {
        en: "Elsa Brandauer-Nagy, photographed in the costume of Lotte for “The Comet Keeper” (1927).",
      },
      altText: {
        en: "Studio portrait of a woman with pinned-up hair, lit from one side. Black and white.",
      },
      headline: "Elsa Brandauer-Nagy",
      keywords: ["portrait", "studio", "silent film"],
      date: "1927",
      picture: {
        size: [960, 1200],
        tone: "black-and-white",
        layers: [
          band(0, 101, "#4c4c50", "#141416"),
          glow([0.8, 30], 70, "#ffffff", 0.45),
          bust({ ...lotte, x: 0.47, y: 42, size: 34, bow: 6, rim: "#ffffff" }),
          vignette(0.6),
        ],
      },
    },
  ],
};

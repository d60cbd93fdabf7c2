import { birds } from "../draw/animals.ts";
import { jetty, lighthouse } from "../draw/buildings.ts";
import { bust } from "../draw/bust.ts";
import { boom, camera } from "../draw/film-crew.ts";
import { band, glow, letterbox, vignette } from "../draw/frame.ts";
import { hangingLamp, plaster, room, tableTop, windowPane } from "../draw/interior.ts";
import { hills, ripples, waves } from "../draw/land.ts";
import { person } from "../draw/person.ts";
import type { Person } from "../draw/person.ts";
import { clouds, disc, mist, rain, stars } from "../draw/sky.ts";
import { ferry } from "../draw/vehicles.ts";
import type { SampleFilm } from "../still.ts";

const quill = { hair: "grey", skin: "#d3a58a", top: "#22364a", legs: "#1c2530" } as const;
const penhale = { hair: "short", skin: "#7d5238", top: "#c9932f", legs: "#39424c" } as const;
const nell = { hair: "long", skin: "#e0b696", top: "#7c8f5a", legs: "#4a5563" } as const;
type At = Pick<Person, "x" | "y" | "size" | "pose"> & Partial<Pick<Person, "facing" | "rim">>;
const ada = (at: At) => person({ ...quill, ...at });
const joss = (at: At) => person({ ...penhale, ...at });
const girl = (at: At) => person({ ...nell, ...at });

const calm = band(58, 101, "#5f8f9b", "#17323f");
const dawn = band(0, 59, "#6d86a8", "#f3c7a0");
const slate = ["#4d6570", "#3c535f", "#2c414d", "#1e303b"];

/** An invented film with an invented cast. */
export const slackWater: SampleFilm = {
  folder: "Slack Water (2016)",
  title: "Slack Water",
  year: 2016,
  directors: ["Maren Oyelade-Strand"],
  cast: {
    "Ada Quill": "Imogen Tarrow",
    "Joss Penhale": "Kit Adebayo-Lunt",
    "Nell Quill": "Rosa Winterbourne",
  },
  creator: "Petra Lindqvarn",
  creatorTitle: "Unit Still Photographer",
  credit: "Photo: Petra Lindqvarn / Tidewrack Pictures",
  copyright: "© 2016 Tidewrack Pictures Ltd",
  owner: "Tidewrack Pictures",
  supplier: "Harbour Light Distribution",
  usageTerms: "Drawn for the Stillroom sample archive; the film and its cast are invented.",
  stills: [
    {
      file: "SW_D01_0012.jpg",
      number: "SW-012",
      kind: "scene",
      scene: "The last crossing",
      shown: [],
      caption: {
        en: "The ferry Constance leaves for the island for the last time in “Slack Water” (2016), directed by Maren Oyelade-Strand.",
      },
      altText: {
        en: "A small red and white ferry crosses flat water at dawn, a lighthouse on the headland behind it.",
      },
      headline: "Slack Water: the last crossing",
      keywords: ["ferry", "sea", "dawn", "lighthouse"],
      date: "2015-09-02",
      picture: {
        size: [2000, 1081],
        layers: [
          dawn,
          clouds(9, 10, 40, "#ffe9d2"),
          disc(0.24, 50, 5, "#fff3d6"),
          glow([0.24, 50], 55, "#ffe0b0", 0.85),
          hills(57, 3, "#5f6f85"),
          lighthouse(0.86, 57, 7, false),
          calm,
          ripples([60, 98], "#ffe6c4", 190, [0.24, 0.4]),
          ferry(0.55, 73, 12),
          birds(9, 36, "#38495c"),
          vignette(0.35),
        ],
      },
    },
    {
      file: "SW_D01_0031.jpg",
      number: "SW-031",
      kind: "scene",
      scene: "The wheelhouse",
      shown: ["Ada Quill", "Joss Penhale"],
      caption: {
        en: "Imogen Tarrow, left, as Ada Quill and Kit Adebayo-Lunt as Joss Penhale argue about the weather in “Slack Water” (2016).",
      },
      altText: {
        en: "An older woman and a young man in a yellow jacket face each other in a ship's wheelhouse, grey sea behind the glass.",
      },
      headline: "Slack Water: in the wheelhouse",
      keywords: ["wheelhouse", "argument", "ferry"],
      date: "2015-09-04",
      picture: {
        size: [1600, 1067],
        layers: [
          room(["#3c4a50", "#5b6a6c"], ["#2a2f31", "#121517"], 86),
          windowPane([0.06, 10], [38, 44], "#9fb4bb"),
          windowPane([0.38, 10], [38, 44], "#b4c4c8"),
          windowPane([0.7, 10], [38, 44], "#93a9b2"),
          glow([0.5, 30], 70, "#dce8ea", 0.4),
          bust({ ...quill, x: 0.28, y: 43, size: 25, rim: "#eef6f7" }),
          bust({ ...penhale, x: 0.73, y: 41, size: 26, facing: "left", bow: 4, rim: "#eef6f7" }),
          vignette(0.5),
        ],
      },
    },
    {
      file: "SW_D03_0104.jpg",
      number: "SW-104",
      kind: "scene",
      scene: "The jetty",
      shown: ["Ada Quill", "Nell Quill"],
      caption: {
        en: "Ada Quill (Imogen Tarrow), left, waits for the boat with her granddaughter Nell (Rosa Winterbourne) in “Slack Water” (2016).",
      },
      altText: {
        en: "A girl sits at the end of a jetty, an older woman stands beside her; both look out over still water.",
      },
      keywords: ["jetty", "waiting", "grandmother"],
      date: "2015-09-08",
      picture: {
        size: [1500, 1125],
        layers: [
          band(0, 59, "#8fb0bd", "#f2e3c2"),
          hills(57, 4, "#7f98a0"),
          calm,
          ripples([60, 98], "#f6efd6", 130, [0.7, 0.5]),
          jetty(80, -0.05, 0.66, "#3d3128"),
          girl({ x: 0.54, y: 79, size: 38, pose: "sitting", rim: "#fff4d4" }),
          ada({ x: 0.36, y: 79, size: 46, pose: "standing", rim: "#fff4d4" }),
          birds(6, 40, "#44555e"),
          vignette(0.35),
        ],
      },
    },
    {
      file: "SW_D05_0188.jpg",
      number: "SW-188",
      kind: "scene",
      scene: "The storm",
      shown: [],
      caption: {
        en: "The Constance meets the storm off the point in “Slack Water” (2016), directed by Maren Oyelade-Strand.",
      },
      altText: {
        en: "A small ferry leans hard among steep grey waves in heavy rain; a lighthouse beam cuts the dark.",
      },
      headline: "Slack Water: the storm",
      keywords: ["storm", "waves", "ferry", "lighthouse"],
      date: "2015-09-19",
      instructions: "Not for use before the home release. Contact Harbour Light Distribution.",
      picture: {
        size: [1920, 804],
        layers: [
          band(0, 60, "#141c26", "#46586a"),
          lighthouse(0.82, 56, 8, true),
          waves(52, slate.slice(0, 2), 9),
          ferry(0.36, 70, 14, -11),
          waves(70, slate.slice(2), 11),
          rain(380),
          letterbox(6),
          vignette(0.5),
        ],
      },
    },
    {
      file: "SW_D05_0201.jpg",
      number: "SW-201",
      kind: "scene",
      scene: "The storm",
      shown: ["Joss Penhale"],
      caption: {
        en: "Kit Adebayo-Lunt as Joss Penhale keeps his footing on deck in “Slack Water” (2016), directed by Maren Oyelade-Strand.",
      },
      altText: {
        en: "A man in a yellow oilskin pulls at something out of sight on a tilting deck; rain drives across him.",
      },
      keywords: ["storm", "deck", "oilskin"],
      date: "2015-09-19",
      picture: {
        size: [1067, 1600],
        orientation: 8,
        layers: [
          band(0, 70, "#1a2530", "#546878"),
          waves(52, slate, 8),
          band(86, 101, "#5b4a3a", "#2a2119"),
          joss({ x: 0.42, y: 90, size: 62, pose: "pulling", rim: "#e8f3f8" }),
          rain(260),
          vignette(0.5),
        ],
      },
    },
    {
      file: "SW_D07_0266.jpg",
      number: "SW-266",
      kind: "scene",
      scene: "The fog bell",
      shown: ["Nell Quill"],
      caption: {
        en: "Rosa Winterbourne as Nell Quill follows the sound of a bell in “Slack Water” (2016).",
      },
      keywords: ["fog", "shore", "girl"],
      date: "2015-09-24",
      picture: {
        size: [1800, 753],
        layers: [
          band(0, 101, "#c9d2d2", "#8d9b9c"),
          lighthouse(0.72, 68, 13, false),
          mist(20, 50, "#d5dcdb", 0.8),
          hills(78, 4, "#7c8784"),
          girl({ x: 0.32, y: 88, size: 44, pose: "walking" }),
          mist(62, 46, "#dbe1df", 0.75),
          vignette(0.25),
        ],
      },
    },
    {
      file: "SW_D08_0290.jpg",
      number: "SW-290",
      kind: "scene",
      scene: "The letter",
      shown: ["Ada Quill"],
      caption: {
        en: "Ada Quill (Imogen Tarrow) reads the company’s letter once more in “Slack Water” (2016).",
      },
      altText: {
        en: "A grey-haired woman bends over a table under a kitchen lamp, a dark window behind her.",
      },
      headline: "Slack Water: the letter",
      keywords: ["kitchen", "lamp", "letter", "night"],
      date: "2015-09-27",
      iimCredit: "Petra Lindqvarn/Tidewrack",
      picture: {
        size: [1400, 933],
        layers: [
          room(["#22302c", "#5c6a50"], ["#2a2219", "#120e0a"], 84),
          plaster(70, "#9aa884"),
          windowPane([0.1, 18], [30, 32], "#15202f"),
          hangingLamp(0.56, 15, "#ffe4a8"),
          bust({ ...quill, x: 0.5, y: 44, size: 27, bow: 18, hands: [0.9, 1.7], rim: "#ffe6b4" }),
          tableTop(90, "#8a6a44", "#35261a"),
          vignette(0.55),
        ],
      },
    },
    {
      file: "SW_D09_0317.jpg",
      number: "SW-317",
      kind: "scene",
      scene: "The lighthouse",
      shown: ["Joss Penhale", "Nell Quill"],
      caption: {
        en: "Joss Penhale (Kit Adebayo-Lunt), left, and Nell Quill (Rosa Winterbourne) see the light go on in “Slack Water” (2016).",
      },
      altText: {
        en: "Seen from behind the dunes, a man and a girl look up at a lit lighthouse under the first stars.",
      },
      keywords: ["lighthouse", "night", "stars"],
      picture: {
        size: [1200, 1600],
        orientation: 6,
        layers: [
          band(0, 101, "#0f1a33", "#6f6f94"),
          stars(140, 60),
          hills(76, 4, "#2a3348"),
          lighthouse(0.62, 76, 15, true),
          hills(86, 3, "#1a2130"),
          joss({ x: 0.25, y: 91, size: 36, pose: "standing", rim: "#ffe9b4" }),
          girl({ x: 0.43, y: 92, size: 30, pose: "reaching", rim: "#ffe9b4" }),
          vignette(0.4),
        ],
      },
    },
    {
      file: "SW_BTS_007.jpg",
      number: "SW-B007",
      kind: "bts",
      shown: ["Ada Quill"],
      crew: ["Maren Oyelade-Strand"],
      caption: {
        en: "Imogen Tarrow, left, and director Maren Oyelade-Strand between takes on the jetty, “Slack Water” (2016).",
      },
      altText: {
        en: "A film camera and a microphone boom on a jetty, two women talking in front of it, the sea behind.",
      },
      headline: "On the set of Slack Water",
      keywords: ["director", "crew", "camera", "jetty"],
      date: "2015-09-08",
      picture: {
        size: [1600, 1067],
        layers: [
          band(0, 59, "#a3bfd0", "#eef0e4"),
          clouds(10, 6, 42, "#ffffff"),
          hills(57, 3, "#8498a0"),
          calm,
          jetty(88, -0.05, 1.05, "#4a3c30"),
          boom(0.4, 30, 30),
          ada({ x: 0.25, y: 87, size: 52, pose: "standing" }),
          person({
            x: 0.42,
            y: 87,
            size: 52,
            pose: "pulling",
            facing: "left",
            hair: "bun",
            skin: "#8a5c40",
            top: "#b5483c",
            legs: "#2f343a",
          }),
          camera(0.7, 87, 54, "left"),
          person({
            x: 0.8,
            y: 87,
            size: 54,
            pose: "pulling",
            facing: "left",
            hair: "cap",
            skin: "#d0a080",
            top: "#3b4148",
            legs: "#2a2e33",
          }),
          vignette(0.3),
        ],
      },
    },
    {
      file: "slack-water-web.gif",
      number: "SW-W1",
      kind: "publicity",
      shown: [],
      caption: { en: "The ferry Constance, from the press page of “Slack Water” (2016)." },
      keywords: ["ferry", "press"],
      picture: {
        size: [800, 600],
        layers: [dawn, hills(57, 3, "#5f6f85"), calm, ferry(0.5, 74, 19), vignette(0.3)],
      },
    },
    {
      file: "scan0003.jpg",
      number: "scan0003",
      kind: "press",
      shown: [],
      keywords: [],
      credit: null,
      unidentified: true,
      picture: {
        size: [1000, 800],
        tone: "sepia",
        layers: [
          dawn,
          hills(57, 4, "#5f6f85"),
          calm,
          ripples([60, 98], "#fff", 90),
          jetty(82, 0.3, 1.05, "#332a24"),
          joss({ x: 0.6, y: 81, size: 44, pose: "standing" }),
          vignette(0.4),
        ],
      },
    },
  ],
};

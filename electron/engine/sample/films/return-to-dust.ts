import { birds, donkey } from "../draw/animals.ts";
import { clayHouse, flats } from "../draw/buildings.ts";
import { bust } from "../draw/bust.ts";
import { boom, camera, umbrella } from "../draw/film-crew.ts";
import { band, glow, letterbox, vignette } from "../draw/frame.ts";
import { furrows, grain, hills, poplars, ripples, road, sheaf } from "../draw/land.ts";
import { person } from "../draw/person.ts";
import { clouds, disc, rain, stars } from "../draw/sky.ts";
import { cart, plough } from "../draw/vehicles.ts";
import type { SampleFilm } from "../still.ts";
import { indoors } from "./return-to-dust-indoors.ts";
import { cao, guiying, youtie } from "./return-to-dust-people.ts";

/** A real film; the pictures are drawn for the sample archive and copy no frame of it. */
export const returnToDust: SampleFilm = {
  folder: "Return to Dust (2022)",
  title: "Return to Dust",
  year: 2022,
  directors: ["Li Ruijun"],
  cast: { "Ma Youtie": "Wu Renlin", "Cao Guiying": "Hai Qing" },
  ownNames: {
    language: "zh-Hans",
    title: "隐入尘烟",
    characters: { "Ma Youtie": "马有铁", "Cao Guiying": "曹贵英" },
    people: { "Wu Renlin": "武仁林", "Hai Qing": "海清", "Li Ruijun": "李睿珺" },
  },
  credit: "Courtesy of Real Image Media Collection",
  supplier: "Real Image Media Collection",
  usageTerms:
    "Drawn for the Stillroom sample archive; not a frame or photograph of the film. Free to use for trying out and showing Stillroom.",
  stills: [
    ...indoors,
    {
      file: "RTD_0044.jpg",
      number: "RTD-044",
      kind: "scene",
      scene: "Ploughing",
      shown: ["Cao Guiying", "Ma Youtie"],
      caption: {
        en: "Cao Guiying (Hai Qing) sows behind the plough that Ma Youtie (Wu Renlin) and his donkey draw across a borrowed field in “Return to Dust” (2022).",
      },
      altText: {
        en: "A man walks behind a donkey over brown furrows in early spring while a woman follows, bent to the ground.",
      },
      headline: "Return to Dust: spring",
      keywords: ["field", "plough", "donkey", "spring", "work"],
      date: "2021-04",
      picture: {
        size: [2000, 837],
        layers: [
          band(0, 48, "#9fb4bf", "#e4d5b4"),
          clouds(9, 8, 30, "#fff8e6"),
          hills(45, 3, "#a08a6c"),
          poplars(48, 0.02, 0.4, "#6d7358"),
          band(47, 101, "#9a7447", "#4f3419"),
          furrows(47, "#3d2712", 0.62),
          plough(0.585, 84, 12),
          donkey(0.72, 80, 23),
          youtie({ x: 0.49, y: 84, size: 46, pose: "pulling", rim: "#ffe6b0" }),
          guiying({ x: 0.25, y: 90, size: 44, pose: "bending", rim: "#ffe6b0" }),
          vignette(0.35),
        ],
      },
    },
    {
      file: "RTD_0051.webp",
      number: "RTD-051",
      kind: "scene",
      scene: "Harvest",
      shown: ["Ma Youtie", "Cao Guiying"],
      caption: {
        en: "Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying rest beside the sheaves in “Return to Dust” (2022), directed by Li Ruijun.",
      },
      altText: {
        en: "Two people sit among sheaves of wheat in late golden light, the ripe field reaching to the horizon.",
      },
      headline: "Return to Dust: harvest",
      keywords: ["wheat", "harvest", "summer", "rest"],
      date: "2021-07",
      picture: {
        size: [1500, 1000],
        layers: [
          band(0, 50, "#e7a85a", "#fbe3a6"),
          disc(0.78, 38, 6, "#fff7d8"),
          glow([0.78, 38], 60, "#ffe9ac", 0.9),
          hills(49, 2, "#b98a4d"),
          band(49, 101, "#d9a547", "#8d5f1f"),
          grain(52, 78, ["#f0cd74", "#c9943c", "#e3b555"], 500),
          sheaf(0.14, 88, 36, ["#e6bd62", "#b98534", "#8d6120"]),
          sheaf(0.9, 92, 42, ["#d9aa4e", "#a87728", "#7d541a"]),
          youtie({ x: 0.42, y: 90, size: 56, pose: "sitting", rim: "#fff0c0" }),
          guiying({ x: 0.66, y: 91, size: 52, pose: "sitting", facing: "left", rim: "#fff0c0" }),
          grain(92, 106, ["#8a5f22", "#b07d30"], 60),
          vignette(0.4),
        ],
      },
    },
    {
      file: "RTD_0063.jpg",
      number: "RTD-063",
      kind: "scene",
      scene: "The clay house",
      shown: ["Ma Youtie", "Cao Guiying"],
      caption: {
        en: "Brick by brick: Wu Renlin as Ma Youtie and Hai Qing as Cao Guiying build a house of their own in “Return to Dust” (2022), directed by Li Ruijun.",
        "zh-Hans": "《隐入尘烟》（2022）剧照：马有铁与曹贵英用土坯盖起自己的房子。",
      },
      altText: {
        en: "A man hands a clay brick to a woman in front of a half-built house with the evening sky behind its empty windows.",
      },
      headline: "Return to Dust: the clay house",
      keywords: ["house", "bricks", "building", "evening"],
      date: "2021-08",
      picture: {
        size: [1600, 1067],
        layers: [
          band(0, 62, "#5b6d8a", "#e9b98a"),
          clouds(8, 10, 40, "#f7d9c0"),
          hills(61, 3, "#8b7360"),
          band(62, 101, "#a57c4e", "#5d4023"),
          clayHouse(0.62, 76, 32, 0.72),
          youtie({ x: 0.26, y: 92, size: 52, pose: "pulling", rim: "#ffdcae" }),
          guiying({ x: 0.52, y: 93, size: 49, pose: "standing", facing: "left", rim: "#ffdcae" }),
          vignette(0.4),
        ],
      },
    },
    {
      file: "RTD_0067.jpg",
      number: "RTD-067",
      kind: "frame",
      scene: "The clay house",
      shown: ["Ma Youtie", "Cao Guiying"],
      caption: {
        en: "A storm threatens the drying bricks: Ma Youtie (Wu Renlin) and Cao Guiying (Hai Qing) in a frame from “Return to Dust” (2022).",
      },
      altText: {
        en: "At night, in driving rain, two people drag a sheet over rows of clay bricks; one of them has slipped.",
      },
      keywords: ["rain", "storm", "night", "bricks"],
      picture: {
        size: [1920, 1040],
        layers: [
          band(0, 70, "#10161f", "#33404d"),
          band(66, 101, "#2d2a26", "#14110e"),
          clayHouse(0.8, 72, 24, 0.6),
          band(0, 101, "#10182288", "#10182255"),
          glow([0.4, 40], 60, "#c9dcec", 0.35),
          youtie({ x: 0.33, y: 84, size: 48, pose: "pulling", rim: "#dbe9f4" }),
          guiying({ x: 0.58, y: 86, size: 48, pose: "crouching", facing: "left", rim: "#dbe9f4" }),
          rain(420),
          letterbox(7),
        ],
      },
    },
    {
      file: "RTD_0071.jpg",
      number: "RTD-071",
      kind: "scene",
      scene: "The donkey",
      shown: ["Ma Youtie"],
      caption: {
        en: "Ma Youtie (Wu Renlin) leads his donkey home along the poplars in “Return to Dust” (2022), directed by Li Ruijun.",
      },
      altText: {
        en: "A man walks beside a donkey and an empty cart on a sandy road; a row of poplars stands against a pale evening sky.",
      },
      headline: "Return to Dust: the way home",
      keywords: ["donkey", "cart", "road", "poplars", "evening"],
      date: "2021-05",
      picture: {
        size: [1800, 973],
        orientation: 3,
        layers: [
          band(0, 60, "#7f8fa6", "#f3c9a0"),
          disc(0.2, 48, 5, "#fff0cf"),
          glow([0.2, 48], 50, "#ffe2b0", 0.9),
          hills(58, 2, "#8a7a70"),
          band(58, 101, "#b89467", "#6a4d2c"),
          road(58, "#d7b98b", 0.55, 0.3),
          poplars(62, 0.98, 0.42, "#4c4a3c"),
          cart(0.47, 83, 17),
          donkey(0.63, 84, 21),
          youtie({ x: 0.77, y: 88, size: 45, pose: "walking", rim: "#ffe0b4" }),
          vignette(0.4),
        ],
      },
    },
    {
      file: "RTD_0075.jpg",
      number: "RTD-075",
      kind: "scene",
      scene: "Nights on the roof",
      shown: ["Cao Guiying", "Ma Youtie"],
      caption: {
        en: "On the hottest nights Cao Guiying (Hai Qing) and Ma Youtie (Wu Renlin) sleep under the stars in “Return to Dust” (2022).",
      },
      altText: {
        en: "Two small figures sit on the flat roof of a clay house beneath a sky crowded with stars.",
      },
      keywords: ["stars", "roof", "night", "summer"],
      date: "2021-08",
      credit: null,
      picture: {
        size: [1400, 1400],
        layers: [
          band(0, 101, "#070d1d", "#24385c"),
          stars(420, 82),
          glow([0.7, 20], 70, "#7a94d0", 0.3),
          hills(84, 4, "#111a2c"),
          clayHouse(0.5, 103, 34),
          band(60, 101, "#0a102000", "#0a1020bb"),
          guiying({ x: 0.42, y: 67, size: 24, pose: "sitting", rim: "#b9cdf2" }),
          youtie({ x: 0.56, y: 67, size: 25, pose: "sitting", rim: "#b9cdf2" }),
        ],
      },
    },
    {
      file: "RTD_0083.jpg",
      number: "RTD-083",
      kind: "scene",
      scene: "At the canal",
      shown: ["Cao Guiying"],
      altText: {
        en: "A woman crouches at the edge of bright water and reaches in with both hands.",
      },
      keywords: ["water", "canal", "summer"],
      picture: {
        size: [1200, 800],
        layers: [
          band(0, 46, "#b9d0cf", "#f2e8c8"),
          poplars(42, 0.5, 0.98, "#6f7d55"),
          hills(42, 2, "#96935f"),
          band(44, 101, "#6f9a9c", "#35595f"),
          ripples([48, 98], "#f7f2d2", 150, [0.65, 0.5]),
          hills(82, 5, "#7a6136"),
          guiying({ x: 0.32, y: 84, size: 62, pose: "crouching", rim: "#fff1c8" }),
          vignette(0.35),
        ],
      },
    },
    {
      file: "RTD_0090.jpg",
      number: "RTD-090",
      kind: "scene",
      scene: "The new flat",
      shown: ["Ma Youtie"],
      caption: {
        en: "Wu Renlin as Ma Youtie in front of the flats that his village is to move into, in “Return to Dust” (2022), directed by Li Ruijun.",
      },
      keywords: ["flats", "city", "relocation"],
      picture: {
        size: [1067, 1600],
        orientation: 8,
        layers: [
          band(0, 80, "#aebac2", "#dfe2df"),
          flats(0.2, 80, 24, "#c9c6bd"),
          flats(0.82, 80, 22, "#b9b5ab"),
          flats(0.52, 80, 17, "#d4d0c6"),
          band(79, 101, "#8d8778", "#5c574d"),
          youtie({ x: 0.5, y: 94, size: 42, pose: "standing" }),
          vignette(0.35),
        ],
      },
    },
    {
      file: "RTD_BTS_03.jpg",
      number: "RTD-B03",
      kind: "bts",
      shown: [],
      crew: ["Li Ruijun"],
      caption: {
        en: "Director Li Ruijun, seated, and his crew wait for the light on the set of “Return to Dust” (2022).",
      },
      altText: {
        en: "A film camera on a tripod and a man under a large umbrella at the edge of a wheat field.",
      },
      headline: "On the set of Return to Dust",
      keywords: ["director", "camera", "crew", "wheat"],
      date: "2021-07",
      picture: {
        size: [1500, 1125],
        layers: [
          band(0, 55, "#7fa3bd", "#e8e2c4"),
          clouds(10, 8, 40, "#ffffff"),
          hills(54, 2, "#a3955e"),
          band(54, 101, "#cba24b", "#866122"),
          grain(56, 84, ["#e6c368", "#c79a41"], 380),
          birds(7, 34, "#3b4a55"),
          umbrella(0.3, 86, 34, "#2f5d62"),
          person({
            x: 0.27,
            y: 88,
            size: 50,
            pose: "sitting",
            hair: "cap",
            skin: "#b98660",
            top: "#2d2f34",
            legs: "#454a52",
          }),
          camera(0.56, 90, 52),
          person({
            x: 0.49,
            y: 92,
            size: 52,
            pose: "pulling",
            hair: "short",
            skin: "#b98660",
            top: "#55606a",
            legs: "#2d3138",
          }),
          boom(0.72, 40, 24),
          person({
            x: 0.9,
            y: 92,
            size: 52,
            pose: "reaching",
            facing: "left",
            hair: "hat",
            skin: "#b98660",
            top: "#7a4a35",
            legs: "#34312f",
          }),
          vignette(0.3),
        ],
      },
    },
    {
      file: "RTD_PORTRAIT_HQ.jpg",
      number: "RTD-P01",
      kind: "portrait",
      shown: ["Cao Guiying"],
      caption: {
        en: "Hai Qing plays Cao Guiying in “Return to Dust” (2022), directed by Li Ruijun.",
        "zh-Hans": "海清在《隐入尘烟》（2022）中饰曹贵英。",
      },
      altText: {
        en: "Portrait of a woman in a red headscarf before a dark ground, looking down and to the side.",
      },
      headline: "Hai Qing in Return to Dust",
      keywords: ["portrait", "headscarf"],
      iimCredit: "Courtesy of Real Image Media Col",
      picture: {
        size: [1000, 1250],
        layers: [
          band(0, 101, "#33393c", "#14171a"),
          glow([0.75, 35], 70, "#cdbb9a", 0.4),
          bust({ ...cao, x: 0.47, y: 42, size: 34, bow: 4, rim: "#ffe2bd" }),
          vignette(0.6),
        ],
      },
    },
  ],
};

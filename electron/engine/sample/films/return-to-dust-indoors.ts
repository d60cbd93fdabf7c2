import { chick } from "../draw/animals.ts";
import { bust } from "../draw/bust.ts";
import { band, glow, vignette } from "../draw/frame.ts";
import {
  brickBed,
  eggBox,
  hangingLamp,
  lightSpots,
  paperFlower,
  plaster,
  room,
  sleeper,
  windowPane,
} from "../draw/interior.ts";
import type { SampleStill } from "../still.ts";
import { cao, ma } from "./return-to-dust-people.ts";

const lampWall = [plaster(80, "#c98d4e"), lightSpots(34, 60, "#ffd992")];

/** The stills at home, by lamp and by moonlight. */
export const indoors: readonly SampleStill[] = [
  {
    file: "RTD_0107.jpg",
    number: "RTD-107",
    kind: "scene",
    scene: "Hatching eggs",
    shown: ["Ma Youtie", "Cao Guiying"],
    caption: {
      en: "Wu Renlin, left, as Ma Youtie and Hai Qing as Cao Guiying lean over a box of eggs in “Return to Dust” (2022), directed by Li Ruijun. The lamp they have borrowed has to burn day and night until the chicks come.",
      "zh-Hans":
        "《隐入尘烟》（2022）剧照：武仁林饰马有铁（左），海清饰曹贵英，两人守着一箱待孵的鸡蛋。",
    },
    altText: {
      en: "A man and a woman bend towards each other over a cardboard box full of eggs; a lamp above them turns the clay wall amber.",
      "zh-Hans": "吊灯下，一男一女俯身看着装满鸡蛋的纸箱，土墙被照成琥珀色。",
    },
    headline: "Return to Dust: a box of eggs",
    keywords: ["eggs", "lamp", "couple", "night", "interior"],
    date: "2021-03",
    picture: {
      size: [2400, 1600],
      layers: [
        room(["#3a2110", "#8a5526"], ["#3f2412", "#1c0f07"], 78),
        ...lampWall,
        hangingLamp(0.5, 17),
        bust({ ...ma, x: 0.31, y: 41, size: 25, bow: 16, hands: [0.95, 1.52], rim: "#ffcf87" }),
        bust({
          ...cao,
          x: 0.69,
          y: 44,
          size: 23.5,
          facing: "left",
          bow: 18,
          hands: [0.9, 1.5],
          rim: "#ffcf87",
        }),
        eggBox(0.5, 82, 58),
        vignette(0.6),
      ],
    },
  },
  {
    file: "RTD_0109.jpg",
    number: "RTD-109",
    kind: "scene",
    scene: "Hatching eggs",
    shown: ["Cao Guiying"],
    caption: {
      en: "Hai Qing as Cao Guiying listens for the first sign of life in “Return to Dust” (2022), directed by Li Ruijun.",
    },
    altText: {
      en: "Close view of a woman in a red headscarf, head bowed, her face lit from below by a warm lamp.",
    },
    headline: "Return to Dust: waiting",
    keywords: ["close-up", "lamp", "headscarf", "night"],
    date: "2021-03",
    picture: {
      size: [1600, 865],
      layers: [
        room(["#2b180c", "#6b3f1c"], ["#2b180c", "#120a05"], 92),
        ...lampWall,
        glow([0.68, 96], 70, "#ffcf80", 0.95),
        bust({ ...cao, x: 0.44, y: 44, size: 46, bow: 14, rim: "#ffd596" }),
        vignette(0.7),
      ],
    },
  },
  {
    file: "RTD_0112.png",
    number: "RTD-112",
    kind: "scene",
    scene: "Hatching eggs",
    shown: [],
    caption: {
      en: "The first chicks have dried under the lamp in a scene from “Return to Dust” (2022), directed by Li Ruijun.",
    },
    keywords: ["chicks", "eggs", "box", "still life"],
    picture: {
      size: [1200, 900],
      layers: [
        band(0, 101, "#5b3617", "#2a1709"),
        lightSpots(40, 96, "#ffdf9c"),
        glow([0.5, 50], 80, "#ffd07a", 0.8),
        eggBox(0.5, 46, 104),
        chick(0.26, 44, 11),
        chick(0.45, 40, 12, "left"),
        chick(0.72, 42, 13),
        vignette(0.6),
      ],
    },
  },
  {
    file: "RTD_0031.jpg",
    number: "RTD-031",
    kind: "scene",
    scene: "Sharing a bed at home",
    shown: ["Cao Guiying", "Ma Youtie"],
    caption: {
      en: "Hai Qing, left, as Cao Guiying and Wu Renlin as Ma Youtie lie awake on their first night under one quilt in “Return to Dust” (2022), directed by Li Ruijun.",
      "zh-Hans":
        "《隐入尘烟》（2022）剧照：海清饰曹贵英（左），武仁林饰马有铁，新婚之夜同盖一床被子。",
    },
    altText: {
      en: "Two people lie side by side on a brick bed under a red quilt; blue moonlight comes through a small window.",
    },
    headline: "Return to Dust: the first night",
    keywords: ["bed", "quilt", "moonlight", "couple", "interior"],
    date: "2021-01",
    picture: {
      size: [1600, 1067],
      layers: [
        room(["#1b2331", "#3c4450"], ["#141a24", "#0d1016"], 92),
        plaster(70, "#7d8ca0"),
        windowPane([0.66, 12], [34, 30], "#9db7d6"),
        glow([0.78, 26], 70, "#a9c6ea", 0.6),
        paperFlower(0.78, 27, 8, "#a8302a"),
        sleeper([0.16, 60], 9, "#8f7667", "#15131a"),
        sleeper([0.22, 72], 10, "#9a7a66", "#15131a"),
        brickBed(76, "#7c2c30", "#c9848a"),
        vignette(0.6),
      ],
    },
  },
  {
    file: "RTD_0018.jpg",
    number: "RTD-018",
    kind: "scene",
    scene: "The wedding",
    shown: ["Ma Youtie", "Cao Guiying"],
    caption: {
      en: "Ma Youtie (Wu Renlin) and Cao Guiying (Hai Qing) sit for their wedding photograph in “Return to Dust” (2022). Neither of them was asked.",
      "zh-Hans": "《隐入尘烟》（2022）剧照：马有铁（武仁林饰）与曹贵英（海清饰）拍结婚照。",
    },
    altText: {
      en: "A man and a woman stand stiffly side by side before a red cloth, a paper flower pinned to each jacket.",
    },
    headline: "Return to Dust: the wedding",
    keywords: ["wedding", "couple", "red", "studio"],
    date: "2020-12-08",
    picture: {
      size: [1280, 1600],
      orientation: 6,
      layers: [
        room(["#8e2721", "#b23a2c"], ["#5a2a1c", "#2e150e"], 82),
        glow([0.5, 30], 70, "#ffb27a", 0.5),
        bust({ ...ma, x: 0.32, y: 40, size: 24, rim: "#ffd9b0" }),
        bust({
          ...cao,
          x: 0.69,
          y: 45,
          size: 22.5,
          facing: "left",
          top: "#7c2531",
          rim: "#ffd9b0",
        }),
        paperFlower(0.37, 76, 4.4, "#f0433a"),
        paperFlower(0.64, 78, 4.2, "#f0433a"),
        vignette(0.5),
      ],
    },
  },
];

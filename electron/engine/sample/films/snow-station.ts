import { birds } from "../draw/animals.ts";
import { station } from "../draw/buildings.ts";
import { bust } from "../draw/bust.ts";
import { camera, filmLamp } from "../draw/film-crew.ts";
import { band, glow, letterbox, vignette } from "../draw/frame.ts";
import { hangingLamp, plaster, room, tableTop, windowPane } from "../draw/interior.ts";
import { hills, poplars } from "../draw/land.ts";
import { person } from "../draw/person.ts";
import type { Person } from "../draw/person.ts";
import { clouds, snowfall, stars } from "../draw/sky.ts";
import { rails, railsAway, signal, train } from "../draw/vehicles.ts";
import type { SampleFilm } from "../still.ts";

const lu = { hair: "cap", skin: "#c89a78", top: "#27364f", legs: "#1c2433" } as const;
const zhou = {
  hair: "bun",
  skin: "#d8ab88",
  top: "#a23b34",
  legs: "#2c2b35",
  skirt: true,
} as const;
const qin = { hair: "grey", skin: "#b98b6a", top: "#4c5147", legs: "#2c2e2b" } as const;
type At = Pick<Person, "x" | "y" | "size" | "pose"> & Partial<Pick<Person, "facing" | "rim">>;
const stationmaster = (at: At) => person({ ...lu, ...at });
const traveller = (at: At) => person({ ...zhou, ...at });
const signalman = (at: At) => person({ ...qin, ...at });

const night = [band(0, 70, "#0c1626", "#33476a"), stars(60, 40)];
const dusk = [band(0, 66, "#5a6f94", "#e8b9a0"), clouds(8, 8, 34, "#f4d7cb")];
const snow = band(66, 101, "#dfe8f0", "#8fa3ba");
const blueSnow = band(66, 101, "#6c84a8", "#26364f");

/** An invented film with an invented cast; its captions are in Chinese. */
export const snowStation: SampleFilm = {
  folder: "风雪小站 (2019)",
  title: "风雪小站",
  year: 2019,
  directors: ["沈默然"],
  cast: { 陆远山: "何子墨", 周小满: "林雨桐", 秦伯: "罗启明" },
  creator: "赵一川",
  creatorTitle: "剧照师",
  credit: "赵一川 摄／北岭影业供图",
  copyright: "© 2019 北岭影业",
  owner: "北岭影业",
  supplier: "北岭影业",
  usageTerms: "为 Stillroom 示例档案绘制，影片与人物均为虚构。",
  stills: [
    {
      file: "风雪小站_001.jpg",
      number: "FX-001",
      kind: "scene",
      scene: "末班列车",
      shown: ["陆远山"],
      caption: {
        "zh-Hans":
          "《风雪小站》（2019）剧照：大雪之夜，站长陆远山（何子墨饰）迎接末班列车进站。导演沈默然。",
      },
      altText: { "zh-Hans": "雪夜里，一名戴帽的男子站在铁轨旁，列车亮着车灯驶来。" },
      headline: "《风雪小站》：末班列车",
      keywords: ["列车", "雪", "夜", "铁路"],
      date: "2018-12-14",
      picture: {
        size: [2000, 837],
        layers: [
          ...night,
          hills(62, 5, "#1b2b45"),
          blueSnow,
          rails(78),
          train(0.38, 77, 24, "#7d2f2c"),
          stationmaster({ x: 0.18, y: 92, size: 46, pose: "standing", rim: "#fff0c0" }),
          snowfall(260),
          vignette(0.5),
        ],
      },
    },
    {
      file: "风雪小站_004.jpg",
      number: "FX-004",
      kind: "scene",
      scene: "末班列车",
      shown: ["周小满"],
      caption: { "zh-Hans": "《风雪小站》（2019）剧照：周小满（林雨桐饰）独自在小站下车。" },
      altText: { "zh-Hans": "亮着灯的小车站前，一名穿红衣的女子在大雪中前行。" },
      headline: "《风雪小站》：下车",
      keywords: ["车站", "雪", "红衣"],
      date: "2018-12-15",
      picture: {
        size: [1500, 1000],
        layers: [
          ...night,
          hills(60, 5, "#1a2942"),
          blueSnow,
          station(0.6, 74, 27),
          traveller({ x: 0.27, y: 92, size: 50, pose: "walking", rim: "#ffdca0" }),
          snowfall(300, 0.8),
          vignette(0.5),
        ],
      },
    },
    {
      file: "风雪小站_009.jpg",
      number: "FX-009",
      kind: "scene",
      scene: "雪夜候车室",
      shown: ["周小满", "陆远山"],
      caption: {
        "zh-Hans":
          "《风雪小站》（2019）剧照：林雨桐饰周小满（左），何子墨饰陆远山，二人在候车室里等雪停。",
        en: "Lin Yutong, left, as Zhou Xiaoman and He Zimo as Lu Yuanshan wait for the snow to stop in “A Station in the Snow” (2019), directed by Shen Moran.",
      },
      altText: {
        "zh-Hans": "候车室的吊灯下，一男一女相对而坐，窗外下着雪。",
        en: "A woman and a uniformed man face each other under a lamp; it is snowing outside the window.",
      },
      headline: "《风雪小站》：候车室",
      keywords: ["候车室", "灯", "对话"],
      date: "2018-12-18",
      picture: {
        size: [1600, 1067],
        layers: [
          room(["#2d3b3c", "#66705a"], ["#3a2f24", "#17120d"], 82),
          plaster(70, "#a9b394"),
          windowPane([0.42, 16], [26, 28], "#31456b"),
          hangingLamp(0.5, 13, "#ffe1a0"),
          bust({ ...zhou, x: 0.27, y: 44, size: 24, bow: 4, rim: "#ffe3b0" }),
          bust({ ...lu, x: 0.74, y: 42, size: 25, facing: "left", bow: 2, rim: "#ffe3b0" }),
          tableTop(92, "#6b4a2c", "#2b1c10"),
          vignette(0.55),
        ],
      },
    },
    {
      file: "风雪小站_013.jpg",
      number: "FX-013",
      kind: "scene",
      scene: "信号灯",
      shown: ["秦伯"],
      caption: {
        "zh-Hans": "《风雪小站》（2019）剧照：老信号员秦伯（罗启明饰）守着最后一盏红灯。",
      },
      altText: { "zh-Hans": "一名白发老人抬手伸向一盏发着红光的铁路信号灯。" },
      keywords: ["信号灯", "老人", "红光"],
      date: "2018-12-20",
      picture: {
        size: [1067, 1600],
        orientation: 6,
        layers: [
          band(0, 70, "#101a2c", "#3a4560"),
          band(70, 101, "#5d6d88", "#202a3c"),
          signal(0.66, 86, 17, "#ff4a38"),
          signalman({ x: 0.36, y: 91, size: 52, pose: "reaching", rim: "#ff8d74" }),
          snowfall(170),
          vignette(0.55),
        ],
      },
    },
    {
      file: "风雪小站_017.tif",
      number: "FX-017",
      kind: "scene",
      scene: "扳道岔",
      shown: ["秦伯", "陆远山"],
      caption: {
        "zh-Hans": "《风雪小站》（2019）剧照：秦伯（罗启明饰，左）教陆远山（何子墨饰）扳道岔。",
      },
      altText: { "zh-Hans": "雪原黄昏，两个男人在通向天边的铁轨旁用力弯腰。" },
      keywords: ["铁轨", "黄昏", "劳动"],
      date: "2019-01",
      picture: {
        size: [1050, 700],
        layers: [
          ...dusk,
          hills(65, 4, "#8b8fa6"),
          snow,
          railsAway(66, 0.52),
          signalman({ x: 0.24, y: 90, size: 50, pose: "pulling", rim: "#ffd9c0" }),
          stationmaster({
            x: 0.78,
            y: 91,
            size: 51,
            pose: "bending",
            facing: "left",
            rim: "#ffd9c0",
          }),
          vignette(0.35),
        ],
      },
    },
    {
      file: "风雪小站_022.jpg",
      number: "FX-022",
      kind: "scene",
      scene: "站台告别",
      shown: ["陆远山", "周小满"],
      caption: {
        "zh-Hans":
          "《风雪小站》（2019）剧照：何子墨饰陆远山（左），林雨桐饰周小满，两人在站台告别。",
      },
      altText: { "zh-Hans": "清晨的站台上，男子与红衣女子相对而立，身后停着一列火车。" },
      headline: "《风雪小站》：告别",
      keywords: ["站台", "告别", "清晨"],
      date: "2019-01-09",
      picture: {
        size: [1600, 865],
        layers: [
          band(0, 66, "#a9bccf", "#f7e3cf"),
          hills(60, 4, "#b6bfcc"),
          snow,
          train(0.3, 76, 30, "#355a4c"),
          stationmaster({ x: 0.38, y: 95, size: 60, pose: "standing", rim: "#ffffff" }),
          traveller({ x: 0.55, y: 95, size: 57, pose: "standing", facing: "left", rim: "#ffffff" }),
          snowfall(90),
          vignette(0.3),
        ],
      },
    },
    {
      file: "风雪小站_026.jpg",
      number: "FX-026",
      kind: "frame",
      scene: "站台告别",
      shown: ["周小满"],
      caption: { "zh-Hans": "《风雪小站》（2019）画面：周小满（林雨桐饰）在车窗前回望。" },
      keywords: ["特写", "车窗"],
      credit: null,
      picture: {
        size: [1920, 804],
        layers: [
          band(0, 101, "#51657d", "#aebccb"),
          poplars(74, 0.98, 0.3, "#5c6b7a"),
          bust({ ...zhou, x: 0.4, y: 46, size: 44, bow: -2, rim: "#f2f7ff" }),
          snowfall(160, 1),
          letterbox(8),
        ],
      },
    },
    {
      file: "风雪小站_030.avif",
      number: "FX-030",
      kind: "set",
      scene: "空站",
      shown: [],
      caption: { "zh-Hans": "《风雪小站》（2019）场景照：雪后的小站，由美术组在林场搭建。" },
      altText: { "zh-Hans": "黄昏雪地里一座亮着灯的小车站，天上有几只飞鸟。" },
      keywords: ["场景", "车站", "雪后"],
      picture: {
        size: [1200, 800],
        layers: [
          ...dusk,
          hills(64, 6, "#7d87a2"),
          snow,
          birds(8, 40, "#3a4258"),
          station(0.52, 77, 24),
          rails(88),
          vignette(0.35),
        ],
      },
    },
    {
      file: "风雪小站_工作照_02.jpg",
      number: "FX-B02",
      kind: "bts",
      shown: ["陆远山"],
      crew: ["沈默然"],
      caption: {
        "zh-Hans": "《风雪小站》（2019）工作照：导演沈默然（戴宽檐帽者）在片场为何子墨说戏。",
      },
      altText: { "zh-Hans": "雪地片场，一台摄影机与一盏灯之间，三个人正在拍摄。" },
      headline: "《风雪小站》工作照",
      keywords: ["工作照", "导演", "摄影机"],
      date: "2018-12-28",
      picture: {
        size: [1500, 1000],
        layers: [
          band(0, 66, "#33486a", "#93a7c0"),
          hills(62, 5, "#536886"),
          snow,
          filmLamp(0.1, 92, 62),
          stationmaster({ x: 0.36, y: 92, size: 52, pose: "standing", rim: "#fff3c8" }),
          person({
            x: 0.56,
            y: 93,
            size: 53,
            pose: "pulling",
            facing: "left",
            hair: "hat",
            skin: "#c09070",
            top: "#6b5a35",
            legs: "#33302b",
          }),
          camera(0.82, 94, 56, "left"),
          person({
            x: 0.91,
            y: 95,
            size: 53,
            pose: "standing",
            facing: "left",
            hair: "short",
            skin: "#c09070",
            top: "#2c2f36",
            legs: "#22252b",
          }),
          snowfall(130),
          vignette(0.35),
        ],
      },
    },
    {
      file: "DSC_4471.jpg",
      number: "DSC_4471",
      kind: "publicity",
      shown: [],
      caption: { "zh-Hans": "两位主演在雪地里合影，待核对片名。" },
      keywords: ["合影", "雪"],
      credit: null,
      unidentified: true,
      picture: {
        size: [1200, 1200],
        layers: [
          band(0, 66, "#b8cbe0", "#f4efe6"),
          poplars(68, 0.05, 0.5, "#6a7788"),
          snow,
          stationmaster({ x: 0.4, y: 92, size: 62, pose: "standing", rim: "#ffffff" }),
          traveller({ x: 0.6, y: 92, size: 59, pose: "standing", facing: "left", rim: "#ffffff" }),
          glow([0.8, 20], 50, "#ffffff", 0.5),
          snowfall(120),
          vignette(0.25),
        ],
      },
    },
  ],
};

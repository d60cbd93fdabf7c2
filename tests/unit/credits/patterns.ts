import type { ParsedCredit } from "../../../electron/engine/credits/parse-credit.ts";

type Expected = Partial<Omit<ParsedCredit, "line" | "parts" | "confidence">>;

/** The hundred ways in which credit lines are written that picture editors meet, and what they read in them. */
export const patterns: readonly (readonly [string, Expected])[] = [
  ["Photo by Jane Doe/Getty Images", { photographers: ["Jane Doe"], suppliers: ["Getty Images"] }],
  [
    "Jane Photographer/NHLI via Getty Images",
    { photographers: ["Jane Photographer"], suppliers: ["NHLI", "Getty Images"] },
  ],
  [
    "Wolfgang Kuhn/United Archives via Getty Images",
    { photographers: ["Wolfgang Kuhn"], suppliers: ["United Archives", "Getty Images"] },
  ],
  [
    "Photo by Frank Verber/NY Daily News Archive via Getty Images",
    { photographers: ["Frank Verber"], suppliers: ["NY Daily News Archive", "Getty Images"] },
  ],
  [
    "Photo Illustration by Mateusz Slodkowski/SOPA Images/LightRocket via Getty Images",
    {
      photographers: ["Mateusz Slodkowski"],
      suppliers: ["SOPA Images", "LightRocket", "Getty Images"],
      restrictions: ["Photo Illustration"],
    },
  ],
  [
    "NBC/NBCU Photo Bank via Getty Images",
    { rightsHolders: ["NBC"], suppliers: ["NBCU Photo Bank", "Getty Images"] },
  ],
  ["Anadolu Agency via Getty Images", { suppliers: ["Anadolu Agency", "Getty Images"] }],
  [
    "Photo credit should read KOEN VAN WEELAFP via Getty Images",
    { photographers: ["Koen van Weel"], suppliers: ["AFP", "Getty Images"] },
  ],
  [
    "AFP PHOTO ANP Koen van Weel Netherlands OUT",
    {
      photographers: ["Koen van Weel"],
      suppliers: ["AFP", "ANP"],
      restrictions: ["Netherlands OUT"],
    },
  ],
  [
    "Photo by Jane Doe/Getty Images for Netflix",
    { photographers: ["Jane Doe"], suppliers: ["Getty Images"], clients: ["Netflix"] },
  ],
  [
    "Warner Bros./Handout via Getty Images",
    { rightsHolders: ["Warner Bros."], suppliers: ["Getty Images"], restrictions: ["Handout"] },
  ],
  ["Invision for Quaker", { suppliers: ["Invision"], clients: ["Quaker"] }],
  ["Photographer /Invision/AP", { suppliers: ["Invision", "AP"] }],
  ["ABC/NYT/AP AP", { rightsHolders: ["ABC"], suppliers: ["NYT", "AP"] }],
  ["Lehtikuva/ap", { suppliers: ["Lehtikuva", "ap"] }],
  ["Matt Kennedy / AP", { photographers: ["Matt Kennedy"], suppliers: ["AP"] }],
  [
    "(Matt Kennedy/Marvel Studios-Disney via AP)",
    {
      photographers: ["Matt Kennedy"],
      rightsHolders: ["Marvel Studios-Disney"],
      suppliers: ["AP"],
    },
  ],
  ["JAPAN OUT, CREDIT MANDATORY", { restrictions: ["JAPAN OUT", "CREDIT MANDATORY"] }],
  [
    "Photo by Netflix/courtesy Everett Collection. REZ BALL.",
    { rightsHolders: ["Netflix"], suppliers: ["Everett Collection"], film: "REZ BALL" },
  ],
  [
    "(Photo by Walt Disney Studios Motion Pictures/courtesy Everett Collection)",
    { rightsHolders: ["Walt Disney Studios Motion Pictures"], suppliers: ["Everett Collection"] },
  ],
  [
    "©20thCentFox/Courtesy Everett Collection",
    { rightsHolders: ["20thCentFox"], suppliers: ["Everett Collection"] },
  ],
  [
    "20th Century Fox Film Corp. All rights reserved. Courtesy: Everett Collection.",
    {
      rightsHolders: ["20th Century Fox Film Corp."],
      suppliers: ["Everett Collection"],
      restrictions: ["All rights reserved"],
    },
  ],
  [
    "Photo: 20th Century Fox/Courtesy Everett Collection",
    { rightsHolders: ["20th Century Fox"], suppliers: ["Everett Collection"] },
  ],
  [
    "TITLE, from left: A, B, 1999. ph: Merie W. Wallace / © Paramount / courtesy Everett Collection",
    {
      film: "TITLE",
      year: 1999,
      photographers: ["Merie W. Wallace"],
      rightsHolders: ["Paramount"],
      suppliers: ["Everett Collection"],
    },
  ],
  ["Allstar/UNIVERSAL PICTURES", { rightsHolders: ["UNIVERSAL PICTURES"], suppliers: ["Allstar"] }],
  [
    "THE RANK ORGANISATION/Allstar/Sportsphoto Ltd.",
    { rightsHolders: ["THE RANK ORGANISATION"], suppliers: ["Allstar", "Sportsphoto Ltd."] },
  ],
  [
    "UNIVERSAL/Allstar/Magic Pictures",
    { rightsHolders: ["UNIVERSAL"], suppliers: ["Allstar", "Magic Pictures"] },
  ],
  ["www.ronaldgrantarchive.com", { suppliers: ["www.ronaldgrantarchive.com"] }],
  ["Prod.DB/Alamy Stock Photo", { suppliers: ["Prod.DB", "Alamy Stock Photo"] }],
  ["Alamy Live News/Alamy Live News", { suppliers: ["Alamy Live News"] }],
  [
    "Bleddyn Butcher / Rex Features",
    { photographers: ["Bleddyn Butcher"], suppliers: ["Rex Features"] },
  ],
  [
    "Tim Ireland/REX Shutterstock",
    { photographers: ["Tim Ireland"], suppliers: ["REX Shutterstock"] },
  ],
  ["ITV/Shutterstock", { rightsHolders: ["ITV"], suppliers: ["Shutterstock"] }],
  [
    "Mandatory Credit: Photo by Action Press/Shutterstock (16512200n)",
    { suppliers: ["Action Press", "Shutterstock"], restrictions: ["Mandatory Credit"] },
  ],
  [
    "Pool/Yuri Gripas - Pool/CNP/Shutterstock",
    {
      photographers: ["Yuri Gripas"],
      suppliers: ["CNP", "Shutterstock"],
      restrictions: ["Pool", "Pool"],
    },
  ],
  ["Nexpher/ZUMA Press Wire/Shutterstock", { suppliers: ["ZUMA Press Wire", "Shutterstock"] }],
  [
    "Ben Blackall/Netflix/PA wIRE/PA Photos",
    {
      photographers: ["Ben Blackall"],
      rightsHolders: ["Netflix"],
      suppliers: ["PA wIRE", "PA Photos"],
    },
  ],
  ["PA Archive/Press Association Ima", { suppliers: ["PA Archive", "Press Association Ima"] }],
  ["BBC/PA", { rightsHolders: ["BBC"], suppliers: ["PA"] }],
  ["Action images/Reuters", { suppliers: ["Action images", "Reuters"] }],
  ["RETUERS", { suppliers: ["RETUERS"] }],
  [
    "John Doe/intermediary/via reuters",
    { photographers: ["John Doe"], suppliers: ["intermediary", "reuters"] },
  ],
  [
    "Philip Glass - Barcroft Media",
    { photographers: ["Philip Glass"], suppliers: ["Barcroft Media"] },
  ],
  [
    "Philip Glass#Barcroft Media",
    { photographers: ["Philip Glass"], suppliers: ["Barcroft Media"] },
  ],
  ["John Doe !via! BPI/REX", { photographers: ["John Doe"], suppliers: ["BPI", "REX"] }],
  ["AFP Contributor#AFP", { suppliers: ["AFP"], restrictions: ["AFP Contributor"] }],
  ["STR", { restrictions: ["STR"] }],
  ["Stringer", { restrictions: ["Stringer"] }],
  ["Supplied", { restrictions: ["Supplied"] }],
  ["Handout .", { restrictions: ["Handout"] }],
  ["UNCREDITED", { restrictions: ["UNCREDITED"] }],
  ["Copyright (c) Acme Corporation", { rightsHolders: ["Acme Corporation"] }],
  ["Copyright : Acme", { rightsHolders: ["Acme"] }],
  ["(c) Acme", { rightsHolders: ["Acme"] }],
  ["copyright Acme", { rightsHolders: ["Acme"] }],
  ["Jane Doe for the Guardian", { photographers: ["Jane Doe"], clients: ["Guardian"] }],
  ["Photo courtesy of Universal Pictures", { distributors: ["Universal Pictures"] }],
  ["Courtesy of A24", { distributors: ["A24"] }],
  [
    "(Photo: Universal Pictures (via Total Film))",
    { rightsHolders: ["Universal Pictures"], suppliers: ["Total Film"] },
  ],
  ["Photo: Universal Pictures/TNS", { rightsHolders: ["Universal Pictures"], suppliers: ["TNS"] }],
  [
    "Photo by Atsushi Nishijima. Courtesy of Searchlight Pictures. © 2023 20th Century Studios All Rights Reserved.",
    {
      photographers: ["Atsushi Nishijima"],
      distributors: ["Searchlight Pictures"],
      rightsHolders: ["20th Century Studios"],
      year: 2023,
      restrictions: ["All Rights Reserved"],
    },
  ],
  ["Photo Credit: Niko Tavernise", { photographers: ["Niko Tavernise"] }],
  [
    "Photo: Niko Tavernise / © 2021 Paramount Pictures Corporation.",
    {
      photographers: ["Niko Tavernise"],
      rightsHolders: ["Paramount Pictures Corporation"],
      year: 2021,
    },
  ],
  [
    "© 2022 Netflix, Inc. All rights reserved.",
    { rightsHolders: ["Netflix, Inc."], year: 2022, restrictions: ["All rights reserved"] },
  ],
  [
    "© 2024 CTMG, Inc. All Rights Reserved. **ALL IMAGES ARE PROPERTY OF SONY PICTURES ENTERTAINMENT INC. FOR PROMOTIONAL USE ONLY.**",
    {
      rightsHolders: ["CTMG, Inc."],
      year: 2024,
      restrictions: [
        "All Rights Reserved",
        "ALL IMAGES ARE PROPERTY OF SONY PICTURES ENTERTAINMENT INC",
        "FOR PROMOTIONAL USE ONLY",
      ],
    },
  ],
  [
    "TM & © 2019 Twentieth Century Fox Film Corporation. Not for sale or duplication.",
    {
      rightsHolders: ["Twentieth Century Fox Film Corporation"],
      year: 2019,
      restrictions: ["Not for sale or duplication"],
    },
  ],
  [
    "Courtesy of the Academy of Motion Picture Arts and Sciences / Margaret Herrick Library",
    { suppliers: ["Academy of Motion Picture Arts and Sciences", "Margaret Herrick Library"] },
  ],
  ["Photofest", { suppliers: ["Photofest"] }],
  [
    "The Kobal Collection / Paramount / Hurrell, George",
    {
      suppliers: ["The Kobal Collection"],
      rightsHolders: ["Paramount"],
      photographers: ["George Hurrell"],
    },
  ],
  [
    "Image courtesy of BFI National Archive / © StudioCanal",
    { suppliers: ["BFI National Archive"], rightsHolders: ["StudioCanal"] },
  ],
  [
    "Moviestore Collection Ltd / Alamy Stock Photo",
    { suppliers: ["Moviestore Collection Ltd", "Alamy Stock Photo"] },
  ],
  ["Landmark Media / Alamy", { suppliers: ["Landmark Media", "Alamy"] }],
  ["RGR Collection / Alamy", { suppliers: ["RGR Collection", "Alamy"] }],
  [
    "Album / Universal Pictures / Alamy",
    { rightsHolders: ["Universal Pictures"], suppliers: ["Album", "Alamy"] },
  ],
  [
    "Photo 12 / 7e Art / Warner Bros",
    { suppliers: ["Photo 12", "7e Art"], rightsHolders: ["Warner Bros"] },
  ],
  ["PR", { restrictions: ["PR"] }],
  ["Publicity image", { restrictions: ["Publicity image"] }],
  ["Press handout", { restrictions: ["Press handout"] }],
  ["Supplied by distributor", { restrictions: ["Supplied by distributor"] }],
  ["Handout", { restrictions: ["Handout"] }],
  [
    "picture alliance / dpa / Andrew Milligan",
    { suppliers: ["picture alliance", "dpa"], photographers: ["Andrew Milligan"] },
  ],
  [
    "picture alliance / dpa Themendienst | Silvia Marks",
    { suppliers: ["picture alliance", "dpa Themendienst"], photographers: ["Silvia Marks"] },
  ],
  ["(c) dpa", { suppliers: ["dpa"] }],
  ["dpa/AP", { suppliers: ["dpa", "AP"] }],
  ["epa-EFE", { suppliers: ["epa-EFE"] }],
  [
    "Foto: X Verleih AG / Frédéric Batier",
    { distributors: ["X Verleih AG"], photographers: ["Frédéric Batier"] },
  ],
  [
    "© Constantin Film Verleih GmbH / Jürgen Olczyk",
    { rightsHolders: ["Constantin Film Verleih GmbH"], photographers: ["Jürgen Olczyk"] },
  ],
  [
    "Foto: Deutsche Kinemathek - Hans Meyer",
    { suppliers: ["Deutsche Kinemathek"], photographers: ["Hans Meyer"] },
  ],
  [
    "Bild: ZDF/Conny Klein. Honorarfrei bei Nennung, nur im Zusammenhang mit der Sendung",
    {
      rightsHolders: ["ZDF"],
      photographers: ["Conny Klein"],
      restrictions: ["Honorarfrei bei Nennung, nur im Zusammenhang mit der Sendung"],
    },
  ],
  [
    "CRÉDIT PHOTOS : Luc ROUX - Thierry VALLETOUX - Crédits non contractuels",
    {
      photographers: ["Luc Roux", "Thierry Valletoux"],
      restrictions: ["Crédits non contractuels"],
    },
  ],
  ["Photo : Ciné-Tamaris / DR", { rightsHolders: ["Ciné-Tamaris"], restrictions: ["DR"] }],
  [
    "Photo : Raymond Cauchetier. Coll. Cinémathèque française. © Succession Cauchetier / Adagp, Paris 2023",
    {
      photographers: ["Raymond Cauchetier"],
      suppliers: ["Cinémathèque française"],
      rightsHolders: ["Succession Cauchetier", "Adagp"],
      year: 2023,
    },
  ],
  [
    "Collection Christophel © Gaumont",
    { suppliers: ["Collection Christophel"], rightsHolders: ["Gaumont"] },
  ],
  [
    "© Les Films du Losange / photographe : Carole Bethuel",
    { rightsHolders: ["Les Films du Losange"], photographers: ["Carole Bethuel"] },
  ],
  [
    "Foto di scena: Mario Tursi. Archivio Cineteca di Bologna",
    { photographers: ["Mario Tursi"], suppliers: ["Archivio Cineteca di Bologna"] },
  ],
  ["Foto: Cortesía de Filmin / EFE", { distributors: ["Filmin"], suppliers: ["EFE"] }],
  ["© 1954 TOHO CO., LTD.", { rightsHolders: ["TOHO CO., LTD."], year: 1954 }],
  ["写真提供：東宝", { distributors: ["東宝"] }],
  ["提供：松竹", { distributors: ["松竹"] }],
  ["사진제공=CJ ENM", { distributors: ["CJ ENM"] }],
  ["新华社发（孙凡越、赵子硕 摄）", { suppliers: ["新华社"], photographers: ["孙凡越", "赵子硕"] }],
  ["新华社记者 张三 摄", { suppliers: ["新华社"], photographers: ["张三"] }],
  ["（作者供图）", { distributors: ["作者"] }],
  ["片方供图", { distributors: ["片方"] }],
  ["出品方供图", { distributors: ["出品方"] }],
  ["剧组供图", { distributors: ["剧组"] }],
  ["受访者供图", { distributors: ["受访者"] }],
  ["图片来源：视觉中国", { suppliers: ["视觉中国"] }],
  ["图源：豆瓣", { suppliers: ["豆瓣"] }],
  ["图据网络", { restrictions: ["图据网络"] }],
  ["视觉中国供图", { suppliers: ["视觉中国"] }],
  ["东方IC", { suppliers: ["东方IC"] }],
  ["CFP", { suppliers: ["CFP"] }],
  ["资料图片", { restrictions: ["资料图片"] }],
  ["网络截图", { restrictions: ["网络截图"] }],
  [
    "《花样年华》剧照 夏永康 摄 版权所有 © 2000 泽东电影",
    {
      film: "花样年华",
      photographers: ["夏永康"],
      rightsHolders: ["泽东电影"],
      year: 2000,
      restrictions: ["版权所有"],
    },
  ],
  [
    "摄影：夏永康；剧照由泽东电影公司提供，仅供宣传使用",
    { photographers: ["夏永康"], distributors: ["泽东电影公司"], restrictions: ["仅供宣传使用"] },
  ],
  ["Public domain", { licence: "Public domain" }],
  [
    "CC BY-SA 4.0 Jane Doe via Wikimedia Commons",
    { licence: "CC BY-SA 4.0", photographers: ["Jane Doe"], suppliers: ["Wikimedia Commons"] },
  ],
  ["Unknown", { restrictions: ["Unknown"] }],
  ["N.N.", { restrictions: ["N.N."] }],
  ["Anonyme", { restrictions: ["Anonyme"] }],
  ["佚名", { restrictions: ["佚名"] }],
  [
    "All efforts have been made to trace the copyright holder",
    { restrictions: ["All efforts have been made to trace the copyright holder"] },
  ],
  [
    "Editorial use only. No book cover usage. Mandatory credit",
    { restrictions: ["Editorial use only", "No book cover usage", "Mandatory credit"] },
  ],
  [
    "EMBARGOED UNTIL 10:00 WEDNESDAY 7 MAY 2014",
    { restrictions: ["EMBARGOED UNTIL 10:00 WEDNESDAY 7 MAY 2014"], year: null },
  ],
  [
    "NO SALES NO ARCHIVES; RESTRICTED TO EDITORIAL USE",
    { restrictions: ["NO SALES NO ARCHIVES", "RESTRICTED TO EDITORIAL USE"] },
  ],
  [
    "Bundesarchiv, Bild 183-H12345 / CC-BY-SA 3.0",
    { suppliers: ["Bundesarchiv"], licence: "CC-BY-SA 3.0" },
  ],
];

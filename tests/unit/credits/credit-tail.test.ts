import { expect, it } from "vitest";
import { isCredit, splitCredit } from "../../../electron/engine/credits/credit-tail.ts";

it.each([
  [
    "Eggs hatch in a box. Photo: Courtesy of Real Image",
    "Eggs hatch in a box.",
    "Photo: Courtesy of Real Image",
  ],
  [
    "Eggs hatch in a box Photo: Courtesy of Real Image",
    "Eggs hatch in a box",
    "Photo: Courtesy of Real Image",
  ],
  ["Eggs hatch (Photo by Jane Doe/Getty Images)", "Eggs hatch", "Photo by Jane Doe/Getty Images"],
  ["Eggs hatch [Image: BFI]", "Eggs hatch", "Image: BFI"],
  ["Eggs hatch. Courtesy Everett Collection", "Eggs hatch.", "Courtesy Everett Collection"],
  ["Eggs hatch | Courtesy of A24", "Eggs hatch", "Courtesy of A24"],
  ["Eggs hatch © 2022 Qizi Films", "Eggs hatch", "© 2022 Qizi Films"],
  ["Der Esel wartet. Foto: Weltkino Filmverleih", "Der Esel wartet.", "Foto: Weltkino Filmverleih"],
  [
    "Der Esel wartet. Mit freundlicher Genehmigung des Verleihs",
    "Der Esel wartet.",
    "Mit freundlicher Genehmigung des Verleihs",
  ],
  ["L’âne attend. Crédit photo : Pyramide", "L’âne attend.", "Crédit photo : Pyramide"],
  ["El burro espera. Cortesía de Surtsey Films", "El burro espera.", "Cortesía de Surtsey Films"],
  ["驴在等。摄影：胡静", "驴在等。", "摄影：胡静"],
  ["马有铁（图片来源：真实影像）", "马有铁", "图片来源：真实影像"],
  ["ロバが待つ。写真提供：東宝", "ロバが待つ。", "写真提供：東宝"],
  ["The donkey.Credit...Janus Films", "The donkey.", "Credit...Janus Films"],
  [
    "Still from Return to Dust, 2022. Courtesy the artist",
    "Still from Return to Dust, 2022.",
    "Courtesy the artist",
  ],
  ["Still from Return to Dust, courtesy of MoMA", "Still from Return to Dust", "courtesy of MoMA"],
  // Parties that the credit lines know.
  ["Cao Guiying. AP Photo/Jane Doe", "Cao Guiying.", "AP Photo/Jane Doe"],
  ["Cao Guiying. Ben Blackall/PA/Netflix", "Cao Guiying.", "Ben Blackall/PA/Netflix"],
  ["Hai Qing on the cart (Film Movement)", "Hai Qing on the cart", "Film Movement"],
  ["Hai Qing on the cart (Wu Renlin)", "Hai Qing on the cart (Wu Renlin)", ""],
  ["He waits. The house is built.", "He waits. The house is built.", ""],
  ["马有铁在地里 新华社记者 张三 摄", "马有铁在地里", "新华社记者 张三 摄"],
  [
    "Wu Renlin as Ma Youtie in Return to Dust (2022)",
    "Wu Renlin as Ma Youtie in Return to Dust (2022)",
    "",
  ],
  [
    "The neighbours (left) look on. Courtesy was rare.",
    "The neighbours (left) look on. Courtesy was rare.",
    "",
  ],
  // In a sentence that goes on.
  ["More running text that says © nothing.", "More running text that says © nothing.", ""],
  ["He had one source: a letter.", "He had one source: a letter.", ""],
  ["They fought over the copyright for years.", "They fought over the copyright for years.", ""],
  ["Eggs hatch © picture alliance/dpa.", "Eggs hatch", "© picture alliance/dpa."],
  ["Eggs hatch © arte", "Eggs hatch", "© arte"],
  ["Eggs hatch photo: courtesy of the artist.", "Eggs hatch", "photo: courtesy of the artist."],
  ["Eggs hatch. © the artist.", "Eggs hatch.", "© the artist."],
  ["She photographs the image of a still.", "She photographs the image of a still.", ""],
])("%s", (text, caption, credit) => {
  expect(splitCredit(text)).toEqual({ caption, credit });
});

it("tells a line that is a credit from a caption that has one", () => {
  expect(isCredit("© 2022 Qizi Films")).toBe(true);
  expect(isCredit("Foto: Weltkino")).toBe(true);
  expect(isCredit("Eggs hatch. © 2022 Qizi Films")).toBe(false);
  expect(isCredit("Eggs hatch.")).toBe(false);
});

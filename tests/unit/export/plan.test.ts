import { describe, expect, it } from "vitest";
import {
  planFiles,
  requireTemplate,
  type StillToName,
} from "../../../electron/engine/export/plan.ts";
import { builtInProfiles, PRESS, profileNamed } from "../../../shared/export/built-in-profiles.ts";
import { handOutFile, handOutFilm } from "./still.ts";
import { pressNamed } from "../../helpers/press-named.ts";

const naming = {
  profile: pressNamed("{film}_{seq:3}_{stillnumber}"),
  set: "Spring",
  taken: () => [],
};

describe("the plan of an export", () => {
  it("names the copies by the template, in the order of the set", () => {
    const plan = planFiles([handOutFile(), handOutFile({ id: 2, stillNumber: "008" })], naming);
    expect(plan.map((file) => [file.still, file.fileName])).toEqual([
      [1, "Return to Dust_001_007.jpg"],
      [2, "Return to Dust_002_008.jpg"],
    ]);
    expect(plan[0]).toMatchObject({
      original: "/archive/dust/RTD_0107.JPG",
      caption: "Two people and a box of eggs.",
      creditLine: "Courtesy of Real Image Media Collection",
      remarks: [],
    });
  });

  it("counts with as many digits as the last still needs, so that the names sort in the order of the set", () => {
    const profile = pressNamed("{seq:1} {{seq:1}} {seq}");
    const ten = Array.from({ length: 10 }, (_, at) => handOutFile({ id: at + 1 }));
    const names = planFiles(ten, { ...naming, profile }).map((file) => file.fileName);
    expect([names.at(0), names.at(-1)]).toEqual(["01 {seq_1} 1.jpg", "10 {seq_1} 10.jpg"]);
    expect(names.toSorted()).toEqual(names);
  });

  it("gives a still the name it had in an export that is repeated, whatever its number would be by now", () => {
    const profile = pressNamed("{seq:1}");
    const names = new Map([
      [2, new Map([["original", "02.jpg"]])],
      [3, new Map([["original", "St. Elmo"]])],
      [4, new Map([["original", "03.jpg"]])],
    ]);
    const stills = [
      handOutFile({ id: 1 }),
      handOutFile({ id: 2 }),
      handOutFile({ id: 3, originalName: "St. Elmo", format: null }),
      handOutFile({ id: 4, originalName: "RTD_0107.png", format: "png" }),
    ];
    const repeated = { names, knownThen: (still: StillToName) => still };
    const plan = planFiles(stills, { ...naming, profile, repeated });
    expect(plan.map(({ fileName }) => fileName)).toEqual([
      "1.jpg",
      "02.jpg",
      "St. Elmo",
      "4.png", // of another format by now
    ]);
  });

  it("remarks on what the recipient would miss", () => {
    const [file] = planFiles([handOutFile({ film: null, captions: {}, creditLine: " " })], {
      ...naming,
      profile: pressNamed("{filename}"),
    });
    expect(file?.remarks.map(({ message }) => message)).toEqual([
      "No film: nothing says where this still is from.",
      "No caption.",
      "No credit line: it could be printed without credit.",
    ]);
  });

  it("remarks on what this recipient insists on, in the languages of the recipient", () => {
    const remarksBy = (name: string, changes: Parameters<typeof handOutFile>[0]): string[] => {
      const profile = profileNamed(builtInProfiles, name) ?? PRESS;
      const [file] = planFiles([handOutFile(changes)], { ...naming, profile });
      return (file?.remarks ?? [])
        .filter(({ kind }) => kind === "missing")
        .map(({ message }) => message);
    };
    const bare = { captions: {}, creators: [], creditLine: "", dateCreated: null, kind: null };
    expect(remarksBy("Getty", bare)).toEqual([
      "No caption in English.",
      "No photographer: nobody is named who took it.",
      "No credit line: it could be printed without credit.",
      "No copyright notice.",
      "No date: nothing says when it was taken.",
      "No place, and no kind that says that it is a film still.",
      "No instructions: nothing says what it may be used for.",
    ]);
    const whole = { creators: ["Jane Doe"], copyrightNotice: "© A24", instructions: "Press only" };
    expect(remarksBy("Getty", { ...whole, kind: "scene" })).toEqual([]);
    expect(remarksBy("Getty", { ...whole, kind: "event" })).toEqual([
      "No place, and no kind that says that it is a film still.",
    ]);
    expect(remarksBy("Getty", { ...whole, kind: "event", hasPlace: true })).toEqual([]);
    expect(remarksBy("Contact", { captions: {} })).toEqual([]);
  });

  it("tells the caption as it goes out", () => {
    const profile = { ...naming.profile, captionStyle: "ap" as const };
    const still = handOutFile({ creators: ["Jane Doe"], copyrightOwners: ["A24"] });
    const [file] = planFiles([still], { ...naming, profile });
    expect(file?.caption).toBe("Two people and a box of eggs. (Jane Doe/A24 via AP)");
  });

  it("leaves out a separator before a variable that stands for nothing, and says so", () => {
    const [file] = planFiles([handOutFile({ scenes: [] })], {
      ...naming,
      profile: pressNamed("{scene} - {film} - {scene} - {seq:2}"),
    });
    expect(file?.fileName).toBe("Return to Dust - 01.jpg");
    expect(file?.remarks).toEqual([
      {
        kind: "fileName",
        message: "File name: this still has no scene to put in for {scene}.",
      },
    ]);
  });

  it("refuses a template that cannot be read, and says where and what is near", () => {
    expect(() => requireTemplate("{seq}_{flim}")).toThrow(
      "File names, at character 7: There is no variable {flim}. Did you mean {film}?",
    );
    expect(() => requireTemplate("{film}_{seq:3}")).not.toThrow();
  });

  it("says when a name was shortened", () => {
    const [file] = planFiles(
      [handOutFile({ film: handOutFilm({ title: "影".repeat(100), year: null }) })],
      naming,
    );
    expect(file?.remarks.map(({ message }) => message)).toContain(
      "File name: shortened, because no system takes more than 255 bytes.",
    );
    expect(file?.fileName).toMatch(/^影+\.jpg$/u);
  });

  it("gives no two stills one name, and none that is taken", () => {
    const plan = planFiles([handOutFile(), handOutFile({ id: 2 })], {
      profile: pressNamed("Captions"),
      set: null,
      taken: () => ["captions.jpg"],
    });
    expect(plan.map((file) => file.fileName)).toEqual(["Captions (2).jpg", "Captions (3).jpg"]);
  });

  it("takes the day alone from a date with a time, for no colon may stand in a name", () => {
    const [file] = planFiles([handOutFile({ dateCreated: "2021-03-04T10:00:00" })], {
      ...naming,
      profile: pressNamed("{date}"),
    });
    expect(file?.fileName).toBe("2021-03-04.jpg");
  });

  it("names a copy after its set and its people", () => {
    const [file] = planFiles([handOutFile()], {
      ...naming,
      profile: pressNamed("{set}_{characters}_{performers}_{kind}"),
    });
    expect(file?.fileName).toBe(
      "Spring_Ma Youtie, Cao Guiying_Wu Renlin, Hai Qing_Scene still.jpg",
    );
  });
});

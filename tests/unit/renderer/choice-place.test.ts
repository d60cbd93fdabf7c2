import { expect, test } from "vitest";
import { placeFor } from "../../../renderer/ui/choice-list.tsx";

const window = { innerWidth: 1200, innerHeight: 800 };
const at = (top: number) => ({ left: 100, top, bottom: top + 30, width: 220 });

test("a list stands below its field, or above where there is more room", () => {
  expect(placeFor(at(300), window, null)).toMatchObject({ top: 334, maxHeight: 320 });
  expect(placeFor(at(650), window, null)).toMatchObject({ bottom: 154, maxHeight: 320 });
});

test("the list of who somebody is stays on the side away from the face, however little room there is", () => {
  // Under the face: 800 - 680 - 8 are left below.
  expect(placeFor(at(650), window, "below")).toMatchObject({ top: 684, maxHeight: 112 });
  // Above the face, where below would be room.
  expect(placeFor(at(300), window, "above")).toMatchObject({ bottom: 504, maxHeight: 292 });
  expect(placeFor(at(760), window, "below")).toMatchObject({ bottom: 44 }); // no room at all
  expect(placeFor(at(10), window, "above")).toMatchObject({ top: 44 });
});

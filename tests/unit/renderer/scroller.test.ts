// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { layOut, offsetToShow } from "../../../renderer/light-table/geometry.ts";
import { Scroller } from "../../../renderer/light-table/scroller.ts";

function attached(): { scroller: Scroller; element: HTMLElement } {
  const element = document.createElement("div");
  const scroller = new Scroller(() => undefined);
  scroller.attach(element);
  return { scroller, element };
}

function show(scroller: Scroller, position: number): void {
  const { layout, offset, view: height } = scroller;
  scroller.scrollTo(offsetToShow(layout, position, { offset, height }));
}

test("showing the first still before the view was measured leaves the list at its top", () => {
  const { scroller, element } = attached();
  scroller.setLayout(layOut({ total: 5000, width: 0, size: 130 }), 0, 0);
  show(scroller, 0);
  scroller.setLayout(layOut({ total: 5000, width: 800, size: 130 }), 700, scroller.offset);
  scroller.settle();
  expect(scroller.offset).toBe(0);
  expect(element.scrollTop).toBe(0);
});

test("a still below the view comes into it", () => {
  const { scroller } = attached();
  scroller.setLayout(layOut({ total: 5000, width: 800, size: 130 }), 700, 0);
  show(scroller, 200);
  expect(scroller.offset).toBeGreaterThan(0);
});

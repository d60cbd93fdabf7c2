// @vitest-environment happy-dom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Sentence } from "../../../renderer/ui/sentence.tsx";

afterEach(cleanup);

function drawn(text: string): string {
  return render(<Sentence text={text} />).container.innerHTML;
}

test("a name in a sentence runs its own way, and what it turns round is left out", () => {
  expect(drawn("Merged film “ملح” into “Ev\u202eil” (3 stills)")).toBe(
    "Merged film “<bdi>ملح</bdi>” into “<bdi>Evil</bdi>” (3 stills)",
  );
});

test("names within a quoted sentence are isolated within it", () => {
  expect(drawn("Took back “Renamed “א” to “ب””.")).toBe(
    "Took back “<bdi>Renamed “<bdi>א</bdi>” to “<bdi>ب</bdi>”</bdi>”.",
  );
});

test("a quotation that is never closed ends with the sentence", () => {
  expect(drawn("Made “Dust")).toBe("Made “<bdi>Dust</bdi>");
  expect(drawn("Made nothing")).toBe("Made nothing");
});

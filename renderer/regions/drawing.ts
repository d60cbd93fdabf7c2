import { createStore } from "zustand/vanilla";
import { viewState } from "../state/view.ts";

type Drawing = {
  /** Whether the pointer draws regions on the picture in the loupe. */
  readonly draws: boolean;
  /** The depiction whose region is asked for a name; null while none is. */
  readonly naming: number | null;
};

export const drawingState = createStore<Drawing>(() => ({ draws: false, naming: null }));

/** Begins drawing, in the loupe and with the regions shown; while one draws it stops that. */
export function toggleDrawing(): void {
  const draws = !drawingState.getState().draws;
  drawingState.setState({ draws, naming: null });
  if (draws) viewState.setState({ mode: "loupe", regions: true });
}

export function stopDrawing(): void {
  drawingState.setState({ draws: false, naming: null });
}

/** Asks who it is. */
export function askName(depiction: number): void {
  drawingState.setState({ naming: depiction });
}

/** Asks no more, unless by now it asks after somebody else. */
export function stopAsking(depiction: number): void {
  if (drawingState.getState().naming === depiction) drawingState.setState({ naming: null });
}

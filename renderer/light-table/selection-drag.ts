/** The type under which selected stills are dragged, e.g. onto a set: the selection itself is in selectedState. */
export const SELECTION_DRAG_TYPE = "application/x-stillroom-selection";

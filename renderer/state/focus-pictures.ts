// The light table lies under the loupe and cannot have the keyboard while that is open.
const places = ['[data-pictures="loupe"]', '[role=gridcell][tabindex="0"]'];

/** Puts the focus back to the pictures: the loupe, or the still it was on in the light table. */
export function focusPictures(): void {
  for (const place of places) {
    const pictures = document.querySelector<HTMLElement>(place);
    if (pictures === null) continue;
    pictures.focus({ preventScroll: true });
    return;
  }
}

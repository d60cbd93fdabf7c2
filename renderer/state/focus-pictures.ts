/** Puts the focus back to the pictures: the still it was on in the light table, or the loupe. */
export function focusPictures(): void {
  document
    .querySelector<HTMLElement>('[role=gridcell][tabindex="0"], [data-pictures="loupe"]')
    ?.focus();
}

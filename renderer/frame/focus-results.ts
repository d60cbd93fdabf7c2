/** Hands the keyboard to the results: the focused still, or the loupe. */
export function focusResults(): void {
  const loupe = document.querySelector<HTMLElement>("[aria-label=Loupe] [role=group]");
  const still = document.querySelector<HTMLElement>("[role=gridcell][tabindex='0']");
  const target = loupe ?? still ?? document.querySelector<HTMLElement>("[role=grid]");
  if (target !== null) target.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

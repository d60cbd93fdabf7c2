/** Hands the keyboard from a field to the page it stands on. */
export function focusPage(): void {
  document.querySelector<HTMLElement>("[data-record-page]")?.focus({ preventScroll: true });
}

/** So long what is drawn anew after a change may take the focus along, ms. */
const SETTLES_MS = 2000;

/**
 * Gives the keyboard to a field by its name, and again when what is drawn anew takes the field away and brings
 * another of the name: a row that is recorded stands elsewhere than the button it was begun with.
 */
export function handFocusTo(field: string): void {
  const focus = (): void => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
  requestAnimationFrame(focus);
  const watch = new MutationObserver(() => {
    if (document.activeElement === document.body) focus();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), SETTLES_MS);
}

/** Names of a CSS module that apply, for `className`: `classes(styles, "cell", selected && "selected")`. */
export function classes(
  styles: Readonly<Record<string, string>>,
  ...names: readonly (string | false | null)[]
): string {
  return names
    .flatMap((name) => (name === false || name === null ? [] : [styles[name] ?? name]))
    .join(" ");
}

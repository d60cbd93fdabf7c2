const pen = document.createElement("canvas").getContext("2d");

/**
 * Measures texts about as an element writes them; CSS pixels. A canvas knows nothing of tabular
 * figures or letter spacing: who needs it exact compares with a text whose width is known.
 */
export function widthIn(element: Element): (text: string) => number {
  // The shorthand is empty as soon as figures are tabular.
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return (text) => {
    if (pen === null) return 0;
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText(text).width;
  };
}

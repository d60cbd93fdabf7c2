/** What cameras, scanners and programs write into the description by themselves: no caption of anyone. */
const cameraTexts: readonly RegExp[] = [
  /^olympus digital camera$/iu,
  /^konica minolta digital camera$/iu,
  /^minolta digital camera$/iu,
  /^kodak digital still camera$/iu,
  /^samsung (?:digital camera|camera pictures)$/iu,
  /^sony dsc$/iu,
  /^dcf 1\.0$/iu,
  /^(?:ricoh|pentax|casio|panasonic|exif[_ ]jpeg|sanyo|toshiba|jenoptik|fujifilm|nikon|canon|medion|acer|benq|vivitar|polaroid|agfaphoto|kyocera|epson|traveler)[ _a-z]*(?:camera|picture|digital camera)$/iu,
  /^(?:epson|minolta|kyocera) dsc$/iu,
  // A card's own path, as GoPro and DJI write it; the marks of Huawei's programs; editors on telephones.
  /^dcim(?:[\\/]|\d{3}media)\S+$/iu,
  /^<\s*(?:digimax|kenox|samsung)\b[^<>]*>$/iu,
  /^(?:cof|edf|r?hdr|rpt|sdr|dav|oznor|btf|bty|ptr|mde)(?:_[a-z]+|mb|wb|comm|pl)?$/iu,
  /^processed with (?:vsco|snapseed|moldiv)\b.*$/iu,
  /^lead technologies inc\. v[\d.]+$/iu,
  /^digital camera$/iu,
  /^default$/iu,
  /^<?untitled>?$/iu,
  /^(?:picture|image) ?description$/iu,
  /^created with (?:the )?gimp$/iu,
  /^screenshot$/iu,
  /^charset="?ascii"?$/iu,
];

const cameraText = new RegExp(cameraTexts.map(({ source }) => source).join("|"), "iu");

/** GraphicConverter makes one text of all that a camera or scanner wrote, a line each. */
const converted = /^SCANNER(?:MAKER)?: /u;

/** What of a description is somebody's caption; null where a camera or program wrote all of it by itself. */
export function captionIn(text: string): string | null {
  if (cameraText.test(text.trim())) return null;
  if (!converted.test(text.trim())) return text;
  const described = /^DESCRIPTION: (.+)$/mu.exec(text)?.[1] ?? "";
  return described === "" ? null : captionIn(described);
}

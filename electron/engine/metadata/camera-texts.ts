/** What cameras, scanners and programs write into the description by themselves: no caption of anyone. */
const cameraTexts: readonly RegExp[] = [
  /^olympus digital camera$/iu,
  /^konica minolta digital camera$/iu,
  /^minolta digital camera$/iu,
  /^kodak digital still camera$/iu,
  /^samsung (?:digital camera|camera pictures)$/iu,
  /^sony dsc$/iu,
  /^dcf 1\.0$/iu,
  /^(?:ricoh|pentax|casio|panasonic|exif[_ ]jpeg|sanyo|toshiba|jenoptik)[ _a-z]*(?:camera|picture|digital camera)$/iu,
  /^digital camera$/iu,
  /^default$/iu,
  /^<?untitled>?$/iu,
  /^mde$/iu,
  /^(?:picture|image) ?description$/iu,
  /^created with (?:the )?gimp$/iu,
  /^screenshot$/iu,
  /^charset="?ascii"?$/iu,
];

const cameraText = new RegExp(cameraTexts.map(({ source }) => source).join("|"), "iu");

/** Whether a description is such a text. */
export function isCameraText(text: string): boolean {
  return cameraText.test(text.trim());
}

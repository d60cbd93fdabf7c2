/** Whether where a document is is a file of a disk, by its whole path: not an address, nor a shelf mark. */
export function isFilePlace(place: string): boolean {
  return /^(?:\/(?!\/)|[A-Za-z]:[\\/]|\\\\)/u.test(place);
}

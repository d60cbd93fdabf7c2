/** Why a file is left to ExifTool: something in it, or asked of it, is not among what is written here. */
export class NotOurs extends Error {
  constructor(what: string) {
    super(what);
    this.name = "NotOurs";
  }
}

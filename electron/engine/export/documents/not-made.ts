/** A document that could not be made, for another reason than that of the disk. */
export class NotMade extends Error {
  constructor() {
    super("a document could not be made");
    this.name = "NotMade";
  }
}

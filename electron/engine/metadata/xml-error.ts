/** Why a text was not read. */
export class XmlError extends Error {
  readonly reason: "malformed" | "too deep" | "too many elements";

  constructor(reason: XmlError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

export function malformed(): XmlError {
  return new XmlError("malformed");
}

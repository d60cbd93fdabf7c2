/** Who gets a hand-out. */
export type Recipient = {
  /** Of a person or an organisation. */
  readonly name: string;
  /** What they call it: a job, an issue, an order. Empty for nothing. */
  readonly reference: string;
};

/** A recipient in one line: "Sight & Sound (May issue)". */
export function recipientInWords({ name, reference }: Recipient): string {
  return reference === "" ? name : `${name} (${reference})`;
}

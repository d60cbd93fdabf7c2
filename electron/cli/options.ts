/** Options every command takes. */
export type CommonOptions = {
  readonly catalog?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

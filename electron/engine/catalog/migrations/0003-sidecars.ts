/**
 * What the XMP sidecars of a file were when it was read: name, size and time of each, one a line;
 * null for none. A file whose sidecars changed is read again.
 */
export const sidecars = `
ALTER TABLE file ADD COLUMN sidecar TEXT;
`;

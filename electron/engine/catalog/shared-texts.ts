import { sharedFields, type SharedField } from "../../../shared/caption/template.ts";

const fields = sharedFields.map((field) => `'${field}'`).join(", ");

/**
 * In SQL, of still_text: a text of this field, which many stills may share. Only with the very condition of the
 * index (migration 27) does SQLite find them by it.
 */
export function isSharedText(field: SharedField): string {
  return `field IN (${fields}) AND field = '${field}'`;
}

/** Whether SQLite refused something for what it is linked to: it will do so for ever. */
export function isRefusedForLinks(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT")
  );
}

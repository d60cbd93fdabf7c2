/**
 * Goes on when whoever reads our output has stopped (`stillroom … | head -1`): the work is done as
 * without a reader, and nothing more is said.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

import { outliveReaders } from "./closed-pipe.ts";
import { hearStarter } from "./interrupt.ts";

outliveReaders();
hearStarter();
const { program } = await import("./program.ts");
await program.parseAsync();

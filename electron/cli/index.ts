import { enableCompileCache } from "node:module";
import { outliveReaders } from "./closed-pipe.ts";
import { hearStarter } from "./interrupt.ts";

// Our sources are TypeScript, taken apart at every start where nothing keeps what came of it.
enableCompileCache();
outliveReaders();
hearStarter();
const { program } = await import("./program.ts");
await program.parseAsync();

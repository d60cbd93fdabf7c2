// npm run test:long [FILES]: the tests without the window's, each for as long as it wants: all of the corpus, and what
// is tried with random values four times as often as npm test does.
import { root, tool } from "./build.mjs";
import { run } from "./run.mjs";

const env = { ...process.env, STILLROOM_LONG: "1" };
const args = [tool("vitest", "vitest.mjs"), "run", ...process.argv.slice(2)];
process.exit(await run(process.execPath, args, { cwd: root, env }));

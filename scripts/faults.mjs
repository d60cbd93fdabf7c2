// npm run test:faults [-- --kills N] [--seed N] [--minutes N]: runs tests/faults for long, a thousand kills and an hour
// of work unless told, and prints their figures. With the seed that a run has printed it kills the same again.
import { parseArgs } from "node:util";
import { root, tool } from "./build.mjs";
import { run } from "./run.mjs";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "1000" },
    seed: { type: "string" },
    minutes: { type: "string", default: "60" },
  },
});
if (
  ![values.kills, values.seed ?? "1", values.minutes].every((number) =>
    /^[1-9][0-9]*$/u.test(number),
  )
) {
  process.stderr.write("usage: npm run test:faults [-- --kills N] [--seed N] [--minutes N]\n");
  process.exit(2);
}
const env = {
  ...process.env,
  STILLROOM_KILLS: values.kills,
  STILLROOM_ENDURE_MINUTES: values.minutes,
};
if (values.seed !== undefined) env.STILLROOM_SEED = values.seed;
const args = [tool("vitest", "vitest.mjs"), "run", "tests/faults", "--reporter=verbose"];
process.exit(await run(process.execPath, args, { cwd: root, env }));

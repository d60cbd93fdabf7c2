// node scripts/bench/measure.mjs NAME STILLS FILE: runs tests/bench/NAME.ts, which exports
// benchName(stills), and writes the BenchResult[] it resolves to.
import fs from "node:fs";

const [name, stills, file] = process.argv.slice(2);
const module = await import(new URL(`../../tests/bench/${name}.ts`, import.meta.url).href);
const measure = module[`bench${name[0].toUpperCase()}${name.slice(1)}`];
fs.writeFileSync(file, JSON.stringify(await measure(Number(stills))));

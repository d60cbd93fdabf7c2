// node scripts/third-party.mjs: writes docs/third-party.md, the list of what is shipped and is not ours, from the
// lockfile. `npm run check` compares the two, and refuses licences that nobody has looked at.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** May be shipped with the app as it is packaged; the last of these only as files of their own, which LGPL asks for. */
const allowed = new Set(
  "0BSD Apache-2.0 BSD BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MPL-1.1 MPL-2.0 WTFPL Zlib LGPL-3.0 LGPL-3.0-or-later".split(
    " ",
  ),
);

/** Shipped packages by name, each with its licence (SPDX, as its author wrote it). */
export function shippedPackages(root) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const shipped = new Map();
  const ship = (place) => {
    const entry = packages[place];
    if (entry === undefined || shipped.has(place)) return;
    shipped.set(place, entry);
    const needs = { ...entry.dependencies, ...entry.optionalDependencies };
    for (const name of Object.keys(needs)) ship(placeOf(packages, place, name));
  };
  for (const [place, entry] of Object.entries(packages))
    if (place !== "" && entry.dev !== true) ship(place);
  for (const name of ["electron", ...bundled(root)])
    shipped.set(name, packages[`node_modules/${name}`]);
  for (const name of bundled(root)) ship(`node_modules/${name}`);
  return [...shipped]
    .map(([place, { license }]) => [
      place.replace(/^.*node_modules\//u, ""),
      license ?? "none said",
    ])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .filter(([name], at, all) => name !== all[at - 1]?.[0]);
}

/** Development dependencies that what is built has in it: those its sources import. */
function bundled(root) {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const sources = ["renderer", "electron", "shared"].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => /\.tsx?$/u.test(entry.name))
      .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8")),
  );
  const all = sources.join("\n");
  const isImported = (name) =>
    ['from "', 'import("'].some(
      (how) => all.includes(`${how}${name}"`) || all.includes(`${how}${name}/`),
    );
  return Object.keys(devDependencies).filter((name) => name !== "electron" && isImported(name));
}

/** Where Node finds a package from another's place; nowhere where it is optional and not installed. */
function placeOf(packages, from, name) {
  for (let at = from; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const place = `${at}/node_modules/${name}`;
    if (place in packages) return place;
  }
  return `node_modules/${name}`;
}

/** Whether one of the alternatives of an SPDX expression is allowed in all its parts. */
export function isAllowed(licence) {
  return licence
    .replaceAll(/[()]/gu, "")
    .split(" OR ")
    .some((alternative) => alternative.split(" AND ").every((part) => allowed.has(part.trim())));
}

export function thirdPartyList(root) {
  const rows = shippedPackages(root).map(([name, licence]) => `| ${name} | ${licence} |`);
  return `# What is shipped and is not ours

Made by \`node scripts/third-party.mjs\` from the lockfile, which has the versions; \`npm run check\` compares the two. The text
of each licence lies in the package: beside what is shipped as files, and of what is bundled in \`licences.md\`
in \`out/main\` and \`out/renderer\`. Packages for other systems are listed too.

| package | licence |
|---|---|
${rows.join("\n")}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  fs.writeFileSync(path.join(root, "docs/third-party.md"), thirdPartyList(root));
}

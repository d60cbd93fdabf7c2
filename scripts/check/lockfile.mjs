import fs from "node:fs";
import path from "node:path";

/**
 * Optional packages that the lockfile does not hold, as sentences. npm leaves out those the registry
 * did not serve, and `npm ci` then stops on other systems.
 */
export function checkLockfile(root) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !places(place, name).some((each) => each in packages))
      .map(
        (name) => `package-lock.json: ${name}, optional for ${place || "the project"}, is missing`,
      ),
  );
}

/** Where Node would look for a package from a place in the tree, nearest first. */
function places(place, name) {
  const folders = [];
  for (
    let at = place;
    at !== "";
    at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))
  )
    folders.push(`${at}/`);
  return [...folders, ""].map((folder) => `${folder}node_modules/${name}`);
}

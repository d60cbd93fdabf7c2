// What Electron and the tests need of the system on Linux, beside Node: looked for by what is
// missing, not by package, since names differ between distributions.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Debian's name for what brings a library or program; the second is its newer name, if it has one. */
const providers = [
  { program: "Xvfb", packages: ["xvfb"] },
  { program: "xauth", packages: ["xauth"] },
  { program: "perl", packages: ["perl"] },
  { library: "libgtk-3.so.0", packages: ["libgtk-3-0t64", "libgtk-3-0"] },
  { library: "libnss3.so", packages: ["libnss3"] },
  { library: "libasound.so.2", packages: ["libasound2t64", "libasound2"] },
  { library: "libgbm.so.1", packages: ["libgbm1"] },
];

/** Beside all that, what the tests look at hand-outs with, and have disks fail and go away with. */
export const forTests = [
  { program: "unzip", packages: ["unzip"] },
  { program: "tcc", packages: ["tcc"] },
  { program: "bindfs", packages: ["bindfs"] },
];

/**
 * Installs what is missing, `also` included, as root on a system with apt. Returns the sentence to show when
 * something stays missing, else null.
 */
export function provideSystemPackages(also = []) {
  if (process.platform !== "linux") return null;
  const needed = [...providers, ...also];
  let missing = missingOf(needed);
  if (missing.length === 0) return null;
  if (canInstall()) {
    install(missing);
    missing = missingOf(needed);
  }
  return missing.length === 0 ? null : howToInstall(missing);
}

function missingOf(needed) {
  const libraries = spawnSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" }).stdout ?? "";
  return needed.filter(({ program, library }) =>
    program === undefined ? !libraries.includes(`\t${library} `) : !onPath(program),
  );
}

function onPath(program) {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

function canInstall() {
  return process.getuid() === 0 && fs.existsSync("/etc/debian_version") && onPath("apt-get");
}

function install(missing) {
  process.stderr.write(
    `stillroom: installing ${missing.map((each) => each.program ?? each.library).join(", ")} with apt\n`,
  );
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], options);
  const names = missing.map(({ packages }) => packages.find(known) ?? packages.at(-1));
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], options);
}

function known(name) {
  const { status, stdout } = spawnSync("apt-cache", ["show", "--no-all-versions", name], {
    encoding: "utf8",
  });
  return status === 0 && stdout !== "";
}

function howToInstall(missing) {
  const names = missing.map(({ packages }) => packages.at(-1)).join(" ");
  return `The window's tests need ${missing.map((each) => each.program ?? each.library).join(", ")}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${names}`;
}

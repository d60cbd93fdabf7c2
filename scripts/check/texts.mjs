import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const textual = /\.(?:ts|tsx|mjs|js|json|css|html|md|sql|yml|yaml|txt)$/u;

/** What must not be in the repository, and why. The first two are told apart so that prose may name folders of every system. */
const forbidden = [
  {
    pattern: /(?<![\w.~$-])\/(?:home|Users|root|work)\/[\w.-]+/u,
    why: "an absolute path of one machine",
  },
  { pattern: /[A-Z]:\\{1,2}Users\\{1,2}\w/u, why: "an absolute path of one machine" },
  {
    pattern: /"resolved": "https?:/u,
    why: "a registry's address: run npm install with the project's .npmrc",
  },
  { pattern: /^\s*(?:registry|_auth\w*)\s*=/mu, why: "a registry setting" },
];

/** Tests make up paths of archivists' machines on purpose. */
const exempt = /^(?:tests\/|scripts\/check\/texts\.mjs$)/u;

/** Breaches as `file:line: why`, in all files that are, or would be, in the repository. */
export function checkTexts(root) {
  return repositoryFiles(root).flatMap((file) => breaches(root, file));
}

function repositoryFiles(root) {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "-z"],
    { cwd: root, encoding: "utf8" },
  );
  return listed
    .split("\0")
    .filter(
      (file) =>
        (textual.test(file) || file === ".npmrc") &&
        !exempt.test(file) &&
        fs.existsSync(path.join(root, file)),
    );
}

function breaches(root, file) {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  return forbidden.flatMap(({ pattern, why }) => {
    const found = pattern.exec(text);
    if (found === null) return [];
    const line = text.slice(0, found.index).split("\n").length;
    return [`${file}:${line}: ${why}: ${found[0].trim()}`];
  });
}

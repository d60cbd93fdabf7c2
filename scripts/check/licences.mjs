import fs from "node:fs";
import path from "node:path";
import { isAllowed, shippedPackages, thirdPartyList } from "../third-party.mjs";

/** Shipped packages whose licence nobody has allowed, and a list of them that is out of date, as sentences. */
export function checkLicences(root) {
  const listed = fs.readFileSync(path.join(root, "docs/third-party.md"), "utf8");
  return [
    ...shippedPackages(root)
      .filter(([, licence]) => !isAllowed(licence))
      .map(
        ([name, licence]) =>
          `${name} is shipped under ${licence}: look at it, then allow it in scripts/third-party.mjs`,
      ),
    ...(listed === thirdPartyList(root)
      ? []
      : ["docs/third-party.md is out of date. Run: node scripts/third-party.mjs"]),
  ];
}

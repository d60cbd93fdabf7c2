import { spawn } from "node:child_process";

/** A registry that has not answered by then is not asked. */
const PATIENCE_MS = 30_000;

/**
 * Asks the registry for advisories about shipped packages, of high severity and above. Not every registry answers
 * that: then this says so, and nothing fails.
 */
export async function checkAdvisories(root) {
  const { answer, said } = await audit(root);
  if (answer?.vulnerabilities === undefined)
    return { ok: true, note: `not asked: ${plainReason(answer?.message ?? said)}` };
  const serious = Object.values(answer.vulnerabilities).filter(({ severity }) =>
    ["high", "critical"].includes(severity),
  );
  const lines = serious.map(
    ({ name, severity, range }) => `${name} ${range}: ${severity}. Run: npm audit --omit=dev`,
  );
  return { ok: lines.length === 0, said: lines.join("\n") };
}

function audit(root) {
  const child = spawn("npm", ["audit", "--omit=dev", "--json"], {
    cwd: root,
    shell: process.platform === "win32",
    timeout: PATIENCE_MS,
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((resolve) => {
    child.on("error", ({ message }) => resolve({ answer: null, said: message }));
    child.on("close", () => resolve({ answer: parsed(out), said }));
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function plainReason(text) {
  return text.split("\n", 1)[0].replaceAll(/https?:\S+/gu, "…") || "the registry does not answer";
}

import { stripVTControlCharacters } from "node:util";

/** Totals of a vitest JSON report; a run that failed without a failed test (a crash, a file that does not load) is one failure. */
export function vitestTotals(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Totals of a Playwright JSON report. A test that passed only when tried again has passed, and is named by
 * {@link triedAgainInPlaywright}: among hundreds of tests in a real window one meets a busy machine.
 */
export function playwrightTotals(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected: failed, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}

/** What failed and why, so that it stands beside the totals instead of far above them. */
export function failedInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed")
      return [told(`${name}: does not load`, message)];
    return failed.map(({ fullName, failureMessages }) =>
      told(`${name}: ${fullName}`, failureMessages[0]),
    );
  });
}

/** As {@link failedInVitest}, of a Playwright JSON report. */
export function failedInPlaywright(report) {
  return inPlaywright(report, "unexpected");
}

/** The tests of a Playwright JSON report that passed only when tried again, and why they did not at once. */
export function triedAgainInPlaywright(report) {
  return inPlaywright(report, "flaky");
}

function inPlaywright(report, outcome) {
  const inSuite = ({ specs = [], suites = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === outcome)
        .map(({ results }) =>
          told(
            `${file}: ${title}`,
            results.find(({ error }) => error !== undefined)?.error.message,
          ),
        ),
    ),
    ...suites.flatMap(inSuite),
  ];
  return inSuite({ suites: report?.suites });
}

/** A test's name with the first lines of what it says, without the colours of a terminal. */
function told(name, message = "") {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [name, ...lines.slice(0, 12)].join("\n    ");
}

export function sumTotals(parts) {
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** The line that ends `npm test`; its form is fixed. */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

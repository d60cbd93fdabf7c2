import { defineConfig } from "@playwright/test";

// Everything runs in real Electron, one app at a time: npm test has two at work, each with a display of its own.
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/playwright",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: "list",
  projects: [
    // apart, for npm test has the other tests begin with the sample that it draws
    { name: "first-start", testMatch: "**/first-start.e2e.ts" },
    { name: "e2e", testMatch: "**/*.e2e.ts", testIgnore: "**/first-start.e2e.ts" },
    // remakes the pictures in the docs: npm run screenshots
    { name: "screenshots", testMatch: "**/*.screenshots.ts" },
  ],
});

import { defineConfig } from "@playwright/test";

/** The tests run against a real server with demo data, which is started beforehand. */
export default defineConfig({
  testDir: "e2e",
  // Texts, the same on every platform.
  snapshotPathTemplate: "{testDir}/notes/{arg}{ext}",
  reporter: "list",
  workers: 1,
  // The longest take half a minute on two idle cores; what hangs is found by each expectation's own limit.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    baseURL: process.env.RF_E2E_URL ?? "http://127.0.0.1:8080",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.RF_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

import { expect, it } from "vitest";
import { deviceOf } from "@/features/signins/device";

const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  [`${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36`, "Chrome on Windows", "desktop"],
  [
    `${windows} ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
    "Edge on Windows",
    "desktop",
  ],
  [`${mac} ${webkit} Chrome/141.0.0.0 Safari/537.36 OPR/120.0`, "Opera on macOS", "desktop"],
  [`${mac} AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15`, "Safari on macOS", "desktop"],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Firefox on Linux",
    "desktop",
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/141.0.0.0 Mobile Safari/537.36`,
    "Chrome on Android",
    "phone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
    "phone",
  ],
  ["curl/8.9.1", "curl", "program"],
  ["", "Unknown device", "program"],
  [null, "Unknown device", "program"],
])("%s is %s", (userAgent, name, kind) => {
  expect(deviceOf(userAgent)).toEqual({ name, kind });
});

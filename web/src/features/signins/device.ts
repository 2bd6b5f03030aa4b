export interface Device {
  /** "Firefox on Windows"; for programs their own name. */
  name: string;
  kind: "desktop" | "phone" | "program";
}

/** In this order: most browsers also claim to be those further down. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bVersion\/[\d.]+ .*Safari\//, "Safari"],
];

const systems: readonly [RegExp, string, Device["kind"]][] = [
  [/\biPhone\b/, "iPhone", "phone"],
  [/\biPad\b/, "iPad", "phone"],
  [/\bAndroid\b/, "Android", "phone"],
  [/\bWindows\b/, "Windows", "desktop"],
  [/\bCrOS\b/, "ChromeOS", "desktop"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS", "desktop"],
  [/\bLinux\b/, "Linux", "desktop"],
];

/** What a person would call the device that sends this `User-Agent`. */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { name: "Unknown device", kind: "program" };
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(userAgent));
  if (!browser) {
    const program = /^[\w.+-]+/.exec(userAgent)?.[0];
    return { name: program ?? "Unknown device", kind: "program" };
  }
  if (!system) return { name: browser, kind: "desktop" };
  return { name: `${browser} on ${system[1]}`, kind: system[2] };
}

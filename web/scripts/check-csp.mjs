// The page must run under csp.txt: no inline script or style, nothing from other hosts, no source maps.
import { readdirSync, readFileSync } from "node:fs";

const html = readFileSync("dist/index.html", "utf8");
const policy = readFileSync("csp.txt", "utf8").trim();
const faults = [];
if (/<script(?![^>]*\ssrc=)[^>]*>/i.test(html)) faults.push("index.html has an inline script");
if (/<style[\s>]/i.test(html)) faults.push("index.html has an inline style sheet");
if (/\sstyle=|\son\w+=/i.test(html)) faults.push("index.html has a style or event attribute");
if (/(?:src|href)="(?:https?:)?\/\//i.test(html)) faults.push("index.html loads from another host");
if (/unsafe-|\*/.test(policy)) faults.push("csp.txt has a wildcard or an unsafe source");
for (const name of readdirSync("dist", { recursive: true })) {
  if (String(name).endsWith(".map")) faults.push(`a source map would be shipped: ${name}`);
}
for (const fault of faults) console.error(`csp: ${fault}`);
if (faults.length) process.exitCode = 1;
else console.log("csp: the built page fits csp.txt");

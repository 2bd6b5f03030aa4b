// Small files read well: no source file may pass 300 lines, and the median stays under 2 KB.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const cap = 300;
const generated = /\.gen\.d\.ts$/;
const files = ["src", "e2e", "scripts"]
  .flatMap((root) => readdirSync(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(?:tsx?|css|mjs)$/.test(entry.name))
  .filter((entry) => !generated.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

const long = files.filter(({ text }) => text.split("\n").length - 1 > cap);
for (const { path, text } of long) console.error(`${path}: ${text.split("\n").length - 1} lines`);
const sizes = files.map(({ text }) => text.length).sort((a, b) => a - b);
const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
console.log(
  `file size: ${files.length} files, median ${median} bytes, ${long.length} over ${cap} lines`,
);
if (long.length || median > 2048) process.exitCode = 1;

// Fails when the built app has grown past budgets.json. Sizes are brotli, as sent; fonts are as stored.
import { existsSync, readFileSync, statSync } from "node:fs";

const budgets = JSON.parse(readFileSync("budgets.json", "utf8"));
const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
const sent = (file) =>
  statSync(existsSync(`dist/${file}.br`) ? `dist/${file}.br` : `dist/${file}`).size;
const total = (files) => [...files].reduce((sum, file) => sum + sent(file), 0) / 1024;

/** The scripts that a chunk pulls in before it can run. */
function scripts(key, seen = new Set()) {
  const chunk = manifest[key];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) scripts(next, seen);
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = "src/app/AppShell.tsx";
const chunks = Object.values(manifest);
const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []));
const fonts = new Set(
  chunks
    .flatMap((chunk) => [chunk.file, ...(chunk.assets ?? [])])
    .filter((f) => f.endsWith(".woff2")),
);
const rows = [
  ["entry script", total(scripts(entry)), budgets.entryScriptKb],
  ["styles", total(styles), budgets.stylesKb],
  ["fonts", total(fonts), budgets.fontsKb],
];
for (const [page, budget] of Object.entries(budgets.routesKb)) {
  if (!manifest[page]) throw new Error(`budgets.json names ${page}, which the build does not have`);
  const files = scripts(entry);
  if (manifest[shell] && !page.includes("SignIn")) scripts(shell, files);
  rows.push([page.replace(/.*\//, ""), total(scripts(page, files)), budget]);
}

let over = 0;
for (const [name, size, budget] of rows) {
  const fits = size <= budget;
  if (!fits) over += 1;
  console.log(
    `${fits ? "ok  " : "OVER"} ${name.padEnd(20)} ${size.toFixed(1).padStart(7)} / ${budget} KB`,
  );
}
process.exitCode = over ? 1 : 0;

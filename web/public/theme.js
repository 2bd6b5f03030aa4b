// Runs before the first paint, so that nobody sees the wrong theme flash by. Kept in step with src/lib/theme.ts.
(() => {
  let choice = "dark";
  try {
    choice = localStorage.getItem("rf.theme") || "dark";
  } catch {
    // Storage may be blocked; dark it is.
  }
  const light =
    choice === "light" ||
    (choice === "system" && matchMedia("(prefers-color-scheme: light)").matches);
  document.documentElement.dataset.theme = light ? "light" : "dark";
})();

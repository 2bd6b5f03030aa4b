const mark = "rf.reloaded-at";
const pause = 60_000;

/** After an update the old page asks for files that are gone: one reload gets the new ones. */
export function reloadOnceWhenStale(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(mark) ?? 0);
    if (Date.now() - last < pause) return;
    sessionStorage.setItem(mark, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}

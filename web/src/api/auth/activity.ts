import { tellTabs } from "@/api/auth/tabs";

/** What was done longer ago than this is no sign of somebody being there. */
const fresh = 10 * 60_000;
let done = 0;
let reported = 0;
let last = 0;

/** Something a person did, here or in another tab. */
export function noteActivity(): void {
  done += 1;
  last = Date.now();
}

function handleInput(): void {
  if (done === reported) tellTabs({ type: "activity" });
  noteActivity();
}

/** Counts what a person does, so that only real use keeps a sign-in alive. */
export function watchActivity(): () => void {
  const options = { capture: true, passive: true };
  window.addEventListener("pointerdown", handleInput, options);
  window.addEventListener("keydown", handleInput, options);
  return () => {
    window.removeEventListener("pointerdown", handleInput, options);
    window.removeEventListener("keydown", handleInput, options);
  };
}

/** How much was done so far, and whether any of it is unreported and recent. */
export function unreportedActivity(): { upTo: number; any: boolean } {
  return { upTo: done, any: done > reported && Date.now() - last < fresh };
}

/** The server knows of what was done so far; by itself, of everything. */
export function activityReported(upTo: number = done): void {
  reported = Math.max(reported, upTo);
}

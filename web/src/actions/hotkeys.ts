import { useEffect } from "react";
import { type Action, actionsNow } from "@/actions/registry";
import { useSingleKeys } from "@/actions/singleKeys";
import { pressOf } from "@/lib/keys";

const field =
  'input:not([type="checkbox"],[type="radio"]), textarea, select, [contenteditable="true"]';
const popup = '[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]';
const control = 'button, a[href], summary, [role="tab"], input';
const betweenPresses = 1000;

let first: { press: string; at: number } | null = null;

/** Runs the action that belongs to a key, unless the key belongs to what has the focus. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const press = pressOf(event);
  if (!mayAct(press, event.target)) return;

  const now = Date.now();
  const sequence = first && now - first.at < betweenPresses ? `${first.press} ${press}` : null;
  const actions = actionsNow().filter((action) => action.keys && !action.listed);
  const action = find(actions, sequence) ?? find(actions, press);
  first = null;
  if (action) {
    event.preventDefault();
    action.perform();
  } else if (actions.some(({ keys }) => keys?.toLowerCase().startsWith(`${press} `))) {
    first = { press, at: now };
  }
}

function find(actions: Action[], keys: string | null): Action | undefined {
  return actions.find((action) => action.keys?.toLowerCase() === keys);
}

function mayAct(press: string, target: EventTarget | null): boolean {
  const at = target instanceof Element ? target : document.body;
  if (at.closest(popup) || document.querySelector('[role="dialog"]')) return false;
  if (press.startsWith("mod+")) return true;
  if (at.closest(field)) return false;
  if (["enter", "space", "backspace"].includes(press)) return !at.closest(control);
  return press.includes("+") || useSingleKeys.getState().on;
}

/** Listens for the whole app, once. */
export function useHotkeys(): void {
  useEffect(() => {
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);
}

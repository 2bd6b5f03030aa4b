const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

const names: Record<string, string> = {
  mod: apple ? "⌘" : "Ctrl",
  alt: apple ? "⌥" : "Alt",
  shift: apple ? "⇧" : "Shift",
  enter: "Enter",
  escape: "Esc",
  space: "Space",
  backspace: apple ? "⌫" : "Backspace",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  delete: "Del",
  home: "Home",
  end: "End",
  " ": "Space",
};

/** `"mod+k"` as caps to show: one list per press; `"g f"` is two presses. */
export function keyCaps(keys: string): string[][] {
  return keys.split(" ").map((press) => press.split("+").map(capName));
}

function capName(key: string): string {
  return names[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The press of an event in the registry's spelling: `mod+shift+p`, `?`, `enter`. */
export function pressOf(event: KeyboardEvent): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const printable = event.key.length === 1;
  const parts = [
    event.ctrlKey || event.metaKey ? "mod" : "",
    event.altKey ? "alt" : "",
    // Shift is part of a printed sign such as "?", and of a letter only together with another modifier.
    event.shiftKey && (!printable || event.ctrlKey || event.metaKey || event.altKey) ? "shift" : "",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

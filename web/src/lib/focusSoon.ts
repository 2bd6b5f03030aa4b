interface Held {
  readonly current: HTMLElement | null;
}

/** Focuses what may only be there after something else has changed, such as a tab. */
export function focusSoon(field: Held, tries = 10): void {
  if (field.current) field.current.focus();
  else if (tries > 0) requestAnimationFrame(() => focusSoon(field, tries - 1));
}

const fields =
  'input:not([type="checkbox"],[type="radio"],[type="button"]), textarea, select, [contenteditable="true"]';

/** Whether the focus is in a field that takes text: there, the browser's own keys act. */
export function isWriting(): boolean {
  return document.activeElement?.matches(fields) ?? false;
}

/**
 * Puts text into a field as if it were typed, so that the browser's own "undo" takes it back. Answers whether it could: then
 * the field tells of the change by itself.
 */
export function putText(
  field: HTMLTextAreaElement,
  start: number,
  end: number,
  text: string,
): boolean {
  field.focus();
  field.setSelectionRange(start, end);
  // Nothing newer does the same; where it is missing, the caller changes the text.
  return document.execCommand?.("insertText", false, text) ?? false;
}

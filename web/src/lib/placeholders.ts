const placeholder = /\\?\{\{ *([A-Za-z_][A-Za-z0-9_.]*) *\}\}/g;

/** The text with what `value` says for each `{{name}}`; a backslash in front makes one plain text. */
export function filled(text: string, value: (name: string) => string): string {
  return text.replace(placeholder, (found: string, name: string) =>
    found.startsWith("\\") ? found.slice(1) : value(name),
  );
}

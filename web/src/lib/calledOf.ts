/** What people call a value that a flow asks for. */
export function calledOf({ label, name }: { label?: string; name: string }): string {
  return label || name;
}

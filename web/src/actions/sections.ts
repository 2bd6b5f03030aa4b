import type { Action } from "@/actions/registry";

/** The actions under their headings, in the order in which the headings first come up. */
export function bySection(actions: readonly Action[]): [section: string, actions: Action[]][] {
  const sections = new Map<string, Action[]>();
  for (const action of actions) {
    const list = sections.get(action.section);
    if (list) list.push(action);
    else sections.set(action.section, [action]);
  }
  return [...sections];
}

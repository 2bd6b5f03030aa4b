import { type RefObject, useRef } from "react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";

const section = "List";

/** `J` and `K` walk the rows inside an element; Enter opens the one with the focus, as every link does. */
export function useRowKeys<Inside extends HTMLElement>(): RefObject<Inside | null> {
  const inside = useRef<Inside>(null);
  const step = (by: number) => {
    const links = [...(inside.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = links.findIndex((link) => link.isSameNode(document.activeElement));
    const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
    links[next]?.focus();
  };
  const walk = (id: string, label: string, keys: string, by: number): Action => ({
    id,
    label,
    section,
    keys,
    keysOnly: true,
    perform: () => step(by),
  });
  useActions([
    walk("list.next", "Next row", "j", 1),
    walk("list.previous", "Previous row", "k", -1),
    walk("list.down", "Next row", "arrowdown", 1),
    walk("list.up", "Previous row", "arrowup", -1),
  ]);
  return inside;
}

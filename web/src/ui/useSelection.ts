import { useRef, useState } from "react";

/** As many as the server exports or changes at once. */
const most = 500;
const none: ReadonlySet<string> = new Set();

interface Listed {
  id: string;
}

export interface Selection<Item extends Listed> {
  /** What is chosen, in the order of the list. */
  items: readonly Item[];
  has: (id: string) => boolean;
  /** Chooses one, or with `upTo` everything from the one before to it. */
  toggle: (id: string, upTo?: boolean) => void;
  /** Chooses everything that is listed, or nothing when that is the case already. */
  toggleAll: () => void;
  clear: () => void;
}

/** What is chosen of the list. It grows with the list's pages, and ends with the filters that it was made under. */
export function useSelection<Item extends Listed>(
  listed: readonly Item[],
  filters: string,
): Selection<Item> {
  const [chosen, setChosen] = useState({ filters, ids: none });
  const last = useRef<string | null>(null);
  const ids = chosen.filters === filters ? chosen.ids : none;
  const items = ids.size > 0 ? listed.filter(({ id }) => ids.has(id)) : [];
  const put = (next: Iterable<string>) =>
    setChosen({ filters, ids: new Set([...next].slice(0, most)) });
  const isAll = items.length > 0 && items.length === Math.min(listed.length, most);
  const between = (id: string) => {
    const places = [last.current, id].map((wanted) =>
      listed.findIndex((item) => item.id === wanted),
    );
    const [from = -1, to = -1] = places.sort((one, other) => one - other);
    return from < 0 ? [id] : listed.slice(from, to + 1).map((item) => item.id);
  };
  return {
    items,
    has: (id) => ids.has(id),
    toggle: (id, upTo = false) => {
      if (upTo) put([...ids, ...between(id)]);
      else put(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]);
      last.current = id;
    },
    toggleAll: () => put(isAll ? [] : listed.map(({ id }) => id)),
    clear: () => put([]),
  };
}

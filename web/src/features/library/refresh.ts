import type { QueryClient } from "@tanstack/react-query";

const parts = ["/api/v1/flows", "/api/v1/folders"];

/** Reads everything about the library again: its lists, counts, folders and the flows themselves. */
export function refreshLibrary(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [, path] }) =>
      typeof path === "string" && parts.some((part) => path.startsWith(part)),
  });
}

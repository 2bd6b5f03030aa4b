const state: unknown = window.history.state;

/** The router's key of the page that the browser itself opened, by address or by reload. */
export const firstPageKey: string =
  typeof state === "object" && state !== null && "key" in state && typeof state.key === "string"
    ? state.key
    : "default";

import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { toast } from "sonner";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { setAuth, useConnection } from "@/api/auth/state";
import { server } from "@/testing/server";
import { useToasts } from "@/ui/toasts";

// Code that loads on first use takes a while on a busy machine.
configure({ asyncUtilTimeout: 5_000 });

// What jsdom leaves out and the app asks for.
window.matchMedia ??= (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.setPointerCapture ??= () => {};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  localStorage.clear();
  setAuth({ status: "signed_out", ended: null });
  useConnection.setState({ trouble: null });
});
afterEach(() => {
  // What one test told must not stand beside what the next one tells.
  toast.dismiss();
  useToasts.setState({ used: false, waiting: [] });
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

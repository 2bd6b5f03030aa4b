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

// Milliseconds that sonner gives a toast to leave the page, and some.
const toastLeaves = 250;
let told = false;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  localStorage.clear();
  setAuth({ status: "signed_out", ended: null });
  useConnection.setState({ trouble: null });
});
afterEach(() => {
  // Before the toasts go: a toast on the page would ask for a moment to leave it.
  cleanup();
  // What one test told must not stand beside what the next one tells.
  toast.dismiss();
  told ||= useToasts.getState().used;
  useToasts.setState({ used: false, waiting: [] });
  server.resetHandlers();
});
afterAll(async () => {
  // React and the toasts finish what was unmounted in tasks of their own, which fail once the page is gone.
  await new Promise((done) => setTimeout(done, told ? toastLeaves : 0));
  await new Promise((done) => setImmediate(done));
  server.close();
});

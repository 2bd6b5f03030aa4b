import { screen } from "@testing-library/react";
import { useHotkeys } from "@/actions/hotkeys";
import type { Me } from "@/api/types";
import { RunnerPage } from "@/app/pages/RunnerPage";
import { type Shown, show } from "@/testing/render";
import { Toaster } from "@/ui/Toast";

function PageWithKeys() {
  useHotkeys();
  return (
    <>
      <RunnerPage />
      <Toaster />
    </>
  );
}

/** Opens the session as the app does, on a wide screen, with the keys listening. */
export async function openSession(as: Partial<Me> = {}): Promise<Shown> {
  wideScreen();
  const shown = show(<PageWithKeys />, {
    at: "/sessions/session-1",
    path: "/sessions/:sessionId",
    as,
    routes: [{ path: "/flows/:flowId", element: <h1>The flow</h1> }],
  });
  await screen.findByRole("heading", { level: 1 });
  return shown;
}

function wideScreen(): void {
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: query.includes("min-width"),
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
}

/** The heading of the step that is shown. */
export function stepHeading(title: string): Promise<HTMLElement> {
  return screen.findByRole("heading", { level: 2, name: title });
}

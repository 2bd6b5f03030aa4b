import { HttpResponse, http } from "msw";
import { useHotkeys } from "@/actions/hotkeys";
import type { Schema, SessionSummary } from "@/api/types";
import { SessionsPage } from "@/app/pages/SessionsPage";
import { show } from "@/testing/render";
import { server } from "@/testing/server";

/** A session of the list. */
export function summary(place: number, changes: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: `session-${place}`,
    reference: `RF-${place}`,
    flow: { id: "flow-1", title: "No internet at a branch office", version: 4 },
    problem: null,
    status: "resolved",
    assignee: { id: "person-2", name: "Alex Romero" },
    started_at: "2030-01-01T10:00:00Z",
    updated_at: "2030-01-01T10:07:41Z",
    ended_at: "2030-01-01T10:07:41Z",
    steps_taken: 3,
    hits: [],
    ...changes,
  };
}

export type SavedView = Schema<"SessionView">;

export const members = { items: [{ id: "person-2", name: "Alex Romero" }], next_cursor: null };

export const noViews: { items: SavedView[] } = { items: [] };

/** Answers every list with three pages' worth of rows, and keeps what was asked for. */
export function serveList(items: SessionSummary[], pageSize = 25): string[] {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/sessions", ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + pageSize < items.length ? String(from + pageSize) : null;
      return HttpResponse.json({
        items: items.slice(from, from + pageSize),
        next_cursor: next,
        corrected: null,
      });
    }),
    http.get("*/api/v1/session-views", () => HttpResponse.json(noViews)),
    http.get("*/api/v1/team/members", () => HttpResponse.json(members)),
  );
  return asked;
}

function Page() {
  useHotkeys();
  return <SessionsPage />;
}

/** Opens the list as the app does, with the keys listening. */
export const openSessions = (at: string) =>
  show(<Page />, { at, path: "/sessions", as: { role: "engineer" } });

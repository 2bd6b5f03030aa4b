import { HttpResponse, http, type JsonBodyType } from "msw";
import { setupServer } from "msw/node";
import { ownProblem, type Problem } from "@/api/problem";
import { members, meta } from "@/testing/fixtures";

/** The pretended server of the tests. A request that no test expects is an error. */
export const server = setupServer(
  http.get("*/api/v1/meta", () => HttpResponse.json(meta())),
  // Whoever is asked to take a session over is chosen from these.
  http.get("*/api/v1/team/members", () => HttpResponse.json(members)),
  // The frame asks for these on every page.
  http.get("*/api/v1/notifications", () =>
    HttpResponse.json({ items: [], next_cursor: null, unread: 0 }),
  ),
  http.get("*/api/v1/notifications/live", () => quiet()),
  http.get("*/api/v1/escalations/summary", () =>
    HttpResponse.json({ waiting: 0, waiting_for_me: 0, usual_seconds_to_accept: null }),
  ),
);

/** A stream over which nothing comes. */
function quiet(): Response {
  return new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } });
}

type Method = "get" | "post" | "put" | "patch" | "delete";

/** Answers one operation: `answer("get", "/flows", page)`. */
export function answer(method: Method, path: string, body: JsonBodyType, status = 200): void {
  server.use(http[method](`*/api/v1${path}`, () => HttpResponse.json(body, { status })));
}

/** Refuses one operation with a problem document. */
export function refuse(
  method: Method,
  path: string,
  status: number,
  code: string,
  members: Partial<Problem> = {},
): void {
  server.use(http[method](`*/api/v1${path}`, () => problemReply(status, code, members)));
}

export function problemReply(
  status: number,
  code: string,
  members: Partial<Problem> = {},
  headers: Record<string, string> = {},
) {
  const problem = { ...ownProblem(code, status), request_id: "req-1", ...members };
  return HttpResponse.json(problem, {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

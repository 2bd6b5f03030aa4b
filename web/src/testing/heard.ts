import { HttpResponse, http, type JsonBodyType } from "msw";
import { server } from "@/testing/server";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** Answers one operation and keeps the bodies that it was sent; `null` answers nothing at all. */
export function heard(
  method: Method,
  path: string,
  reply: JsonBodyType | null,
  status = reply === null ? 204 : 200,
): unknown[] {
  const bodies: unknown[] = [];
  server.use(
    http[method](`*/api/v1${path}`, async ({ request }) => {
      const text = await request.text();
      bodies.push(text ? JSON.parse(text) : null);
      return reply === null
        ? new HttpResponse(null, { status })
        : HttpResponse.json(reply, { status });
    }),
  );
  return bodies;
}

import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { setAuth, useAuth } from "@/api/auth/state";
import { api } from "@/api/client";
import { signedIn } from "@/testing/fixtures";
import { answer, problemReply, refuse, server } from "@/testing/server";

const flows = { items: [], next_cursor: null };
const bearer = (request: Request) => request.headers.get("authorization");

beforeEach(() => setAuth({ status: "signed_in", signedIn: signedIn() }));

describe("an outdated access token", () => {
  it.each(["access_token_expired", "invalid_access_token", "not_authenticated"])(
    "%s is renewed, and the request repeated with its body",
    async (code) => {
      const bodies: unknown[] = [];
      server.use(
        http.post("*/api/v1/flows/validate", async ({ request }) => {
          bodies.push(await request.json());
          if (bearer(request) === "Bearer token-1") return problemReply(401, code);
          return HttpResponse.json({ findings: [] });
        }),
      );
      answer("post", "/auth/refresh", signedIn({ access_token: "token-2" }));
      const body = {
        document: {
          format: "resolutionflow.flow/1" as const,
          kind: "troubleshooting" as const,
          title: "No internet",
          start: "a",
          steps: {},
        },
      };
      const { data } = await api.POST("/api/v1/flows/validate", { body });
      expect(data).toEqual({ findings: [] });
      expect(bodies).toEqual([body, body]);
    },
  );

  it("costs one refresh, however many requests it stopped", async () => {
    let refreshes = 0;
    server.use(
      http.get("*/api/v1/flows", ({ request }) =>
        bearer(request) === "Bearer token-1"
          ? problemReply(401, "access_token_expired")
          : HttpResponse.json(flows),
      ),
      http.post("*/api/v1/auth/refresh", () => {
        refreshes += 1;
        return HttpResponse.json(signedIn({ access_token: "token-2" }));
      }),
    );
    const answers = await Promise.all([1, 2, 3].map(() => api.GET("/api/v1/flows")));
    expect(answers.map(({ data }) => data)).toEqual([flows, flows, flows]);
    expect(refreshes).toBe(1);
  });

  it("is not renewed a second time for the same request", async () => {
    refuse("get", "/flows", 401, "access_token_expired");
    answer("post", "/auth/refresh", signedIn({ access_token: "token-2" }));
    const { error } = await api.GET("/api/v1/flows");
    expect(error).toMatchObject({ code: "access_token_expired" });
  });
});

it("an ended sign-in signs the person out without asking for a refresh", async () => {
  refuse("get", "/flows", 401, "session_revoked", { reason: "ended_by_admin" });
  await api.GET("/api/v1/flows");
  expect(useAuth.getState()).toEqual({
    status: "signed_out",
    ended: { code: "session_revoked", reason: "ended_by_admin" },
  });
});

it("a wrong password at sign-in asks for no refresh and sends no bearer", async () => {
  let sent: string | null = "?";
  server.use(
    http.post("*/api/v1/auth/login", ({ request }) => {
      sent = bearer(request);
      return problemReply(401, "invalid_credentials");
    }),
  );
  const body = { email: "dana@northwind-it.example", password: "wrong" };
  const { error } = await api.POST("/api/v1/auth/login", { body });
  expect(error).toMatchObject({ code: "invalid_credentials" });
  expect(sent).toBeNull();
});

it("a broken connection reads as a problem like any other", async () => {
  server.use(http.get("*/api/v1/flows", () => HttpResponse.error()));
  const { error } = await api.GET("/api/v1/flows");
  expect(error).toMatchObject({ code: "unreachable", status: 503 });
});

it("an error page of a proxy reads as a problem too, with its request id", async () => {
  server.use(
    http.get("*/api/v1/flows", () =>
      HttpResponse.html("<h1>Bad gateway</h1>", {
        status: 502,
        headers: { "x-request-id": "req-7" },
      }),
    ),
  );
  const { error } = await api.GET("/api/v1/flows");
  expect(error).toMatchObject({ code: "unreachable", status: 502, request_id: "req-7" });
});

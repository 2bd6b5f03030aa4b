import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Schema } from "@/api/types";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, server } from "@/testing/server";
import { StartFromProblem } from "@/ui/flow/StartFromProblem";

function flow(id: string, title: string, why: string): Schema<"SuggestedFlow"> {
  return {
    id,
    title,
    summary: "",
    kind: "troubleshooting",
    score: 1,
    matches: [],
    places: [],
    of_sessions: 0,
    resolved: 0,
    why,
  };
}

const flows = [
  flow(
    "flow-1",
    "Outlook keeps asking",
    "Matches “outlook” in title; resolved 11 of 13 such sessions",
  ),
  flow("flow-2", "Reset a password", "Matches “password” in title"),
];

function open() {
  return show(<StartFromProblem open typed="" onOpenChange={() => {}} />, {
    at: "/",
    path: "/",
    as: { role: "engineer" },
    routes: [{ path: "/sessions/:sessionId", element: <h1>The session</h1> }],
  });
}

beforeEach(() => answer("get", "/sessions/similar", { items: [] }));

const startButton = () => screen.getByRole("button", { name: "Start session" });

test("a problem brings flows with reasons; arrow keys choose and Enter starts with the problem", async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get("*/api/v1/flows/suggested", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("problem"));
      return HttpResponse.json({ items: flows });
    }),
  );
  const bodies = heard("post", "/sessions", { id: "session-7" }, 201);
  const { user } = open();
  await user.type(await screen.findByRole("textbox", { name: "Problem" }), "Outlook password");
  const best = await screen.findByRole("radio", {
    name: /Outlook keeps asking.*resolved 11 of 13 such sessions/,
  });
  expect(best).toBeChecked();
  await waitFor(() => expect(asked.at(-1)).toBe("Outlook password"));
  expect(asked.length, "not for every letter").toBeLessThan(8);
  await user.keyboard("{ArrowDown}");
  expect(screen.getByRole("radio", { name: /Reset a password/ })).toBeChecked();
  await waitFor(() => expect(startButton()).not.toHaveAttribute("aria-disabled"));
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "The session" })).toBeVisible();
  expect(bodies).toEqual([{ flow_id: "flow-2", problem: "Outlook password" }]);
});

test("words that fit nothing say so, and a session starts without a flow", async () => {
  answer("get", "/flows/suggested", { items: [] });
  const bodies = heard("post", "/sessions", { id: "session-8" }, 201);
  const { user } = open();
  await user.click(await screen.findByRole("textbox", { name: "Problem" }));
  await user.keyboard("{Enter}");
  expect(await screen.findByText("Say in a few words what the problem is.")).toBeVisible();
  await user.keyboard("Coffee");
  expect(await screen.findByText(/No published flow fits these words/)).toBeVisible();
  expect(screen.getByRole("radio", { name: /Without a flow/ })).toBeChecked();
  await waitFor(() => expect(startButton()).not.toHaveAttribute("aria-disabled"));
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "The session" })).toBeVisible();
  expect(bodies).toEqual([{ flow_id: null, problem: "Coffee" }]);
});

test("none of the suggested flows is one key away, and such sessions are shown beside them", async () => {
  answer("get", "/flows/suggested", { items: flows });
  answer("get", "/sessions/similar", {
    items: [
      {
        ...{ id: "s-1", reference: "RF-111111", flow_title: "Outlook keeps asking" },
        ...{ problem: "Outlook asks", status: "resolved", ended_at: "2029-01-01T00:00:00Z" },
        ...{ cause: "Expired password", minutes: 12, shared: ["outlook"], same_flow: false },
        why: "Both tell of outlook",
      },
    ],
  });
  const bodies = heard("post", "/sessions", { id: "session-9" }, 201);
  const { user } = open();
  await user.type(await screen.findByRole("textbox", { name: "Problem" }), "Outlook");
  expect(await screen.findByText("1 similar session")).toBeVisible();
  await waitFor(() => expect(startButton()).not.toHaveAttribute("aria-disabled"));
  await user.keyboard("{ArrowUp}");
  expect(screen.getByRole("radio", { name: /Without a flow/ })).toBeChecked();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "The session" })).toBeVisible();
  expect(bodies).toEqual([{ flow_id: null, problem: "Outlook" }]);
});

test("words that are too few to look for a flow start without one, also where there were more before", async () => {
  answer("get", "/flows/suggested", { items: flows });
  const bodies = heard("post", "/sessions", { id: "session-10" }, 201);
  const { user } = open();
  const problem = await screen.findByRole("textbox", { name: "Problem" });
  await user.click(problem);
  await user.keyboard("{Enter}");
  expect(await screen.findByText("Say in a few words what the problem is.")).toBeVisible();
  await user.type(problem, "VPN");
  expect(screen.queryByText("Say in a few words what the problem is.")).toBeNull();
  expect(await screen.findByRole("radio", { name: /Outlook keeps asking/ })).toBeChecked();
  await user.type(problem, "{Backspace}");
  await waitFor(() => expect(screen.queryByRole("radio", { name: /Outlook/ })).toBeNull());
  await waitFor(() => expect(startButton()).not.toHaveAttribute("aria-disabled"));
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { name: "The session" })).toBeVisible();
  expect(bodies).toEqual([{ flow_id: null, problem: "VP" }]);
});

import { type APIRequestContext, expect, type Page } from "@playwright/test";
import type { Demo } from "./app";

export interface Answer {
  id: string;
  label: string;
  goto: string;
}

export interface Step {
  type: "question" | "action" | "resolution" | "escalation";
  title: string;
  answers?: Answer[];
  goto?: string;
}

export interface Flow {
  id: string;
  title: string;
  start: string;
  steps: Record<string, Step>;
}

/** Whether some step is not left before a value was given. */
function asksFirst({ intake = [], steps }: Asking): boolean {
  const asked = [...intake, ...Object.values(steps).flatMap(({ captures = [] }) => captures)];
  return asked.some(({ required }) => required);
}

interface Asking {
  intake?: { required?: boolean }[];
  steps: Record<string, { captures?: { required?: boolean }[] }>;
}

/** Calls of the HTTP interface as one of the demo's people. */
export class Desk {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
  ) {}

  static async as(request: APIRequestContext, demo: Demo, email: string): Promise<Desk> {
    const data = { email, password: demo.password, channel: "body" };
    const response = await request.post("/api/v1/auth/login", { data });
    expect(response.ok()).toBe(true);
    const { access_token } = await response.json();
    return new Desk(request, access_token);
  }

  private get headers() {
    return { Authorization: `Bearer ${this.token}` };
  }

  /** The published flow that suits, in its newest version. */
  async flowWhere(suits: (flow: Flow) => boolean): Promise<Flow> {
    const list = await this.read("/api/v1/flows?status=published&limit=100");
    for (const { id, title, version } of list.items) {
      const { document } = await this.read(`/api/v1/flows/${id}/versions/${version}`);
      const flow = { id, title, start: document.start, steps: document.steps };
      if (!asksFirst(document) && suits(flow)) return flow;
    }
    throw new Error("the demo data has no flow that suits this test");
  }

  /** A flow of one's own, published. */
  async published(document: { title: string; steps: object }): Promise<Pick<Flow, "id" | "title">> {
    const made = await this.request.post("/api/v1/flows", {
      data: { document },
      headers: this.headers,
    });
    expect(made.status()).toBe(201);
    const { id, revision } = await made.json();
    const published = await this.request.post(`/api/v1/flows/${id}/publish`, {
      data: { change_note: "First version" },
      headers: { ...this.headers, "If-Match": `"${revision}"` },
    });
    expect(published.status()).toBe(201);
    return { id, title: document.title };
  }

  /** The name by which other flows call a flow. */
  async slugOf(flowId: string): Promise<string> {
    return (await this.read(`/api/v1/flows/${flowId}`)).slug;
  }

  async start(flow: Pick<Flow, "id">, problem: string): Promise<{ id: string; reference: string }> {
    const data = { flow_id: flow.id, problem };
    const response = await this.request.post("/api/v1/sessions", { data, headers: this.headers });
    expect(response.status()).toBe(201);
    return response.json();
  }

  /** A session at a question whose first two answers lead to different steps. */
  async startAtFork(problem: string) {
    const flow = await this.flowWhere(forks);
    const { id, reference } = await this.start(flow, problem);
    return { flow, step: firstStep(flow), id, reference };
  }

  /** Does one thing in a session, as it stands now. */
  async act(sessionId: string, command: object): Promise<void> {
    const { event_count } = await this.read(`/api/v1/sessions/${sessionId}`);
    const response = await this.request.post(`/api/v1/sessions/${sessionId}/events`, {
      data: { expected_events: event_count, command },
      headers: { ...this.headers, "Idempotency-Key": `e2e-${sessionId}-${event_count}` },
    });
    expect(response.ok()).toBe(true);
  }

  /** The note of a session for these readers, as plain text. */
  async note(sessionId: string, variant: "internal" | "client" | "escalation"): Promise<string> {
    const path = `/api/v1/sessions/${sessionId}/documentation?variant=${variant}`;
    return (await this.read(path)).text;
  }

  /** A change that has no name of its own here. */
  async call(method: "post" | "patch" | "put", path: string, data: object) {
    const response = await this.request[method](path, { data, headers: this.headers });
    expect(response.ok(), await response.text()).toBe(true);
    return response.json();
  }

  /** What stands at an address. */
  async text(path: string): Promise<string> {
    const response = await this.request.get(path, { headers: this.headers });
    expect(response.ok()).toBe(true);
    return response.text();
  }

  private async read(path: string) {
    const response = await this.request.get(path, { headers: this.headers });
    expect(response.ok()).toBe(true);
    return response.json();
  }
}

/** Begins with a question whose first two answers lead to different steps to work on. */
export function forks({ start, steps }: Flow): boolean {
  const targets = steps[start]?.answers?.slice(0, 2).map(({ goto }) => goto) ?? [];
  const open = targets.every((id) => ["question", "action"].includes(steps[id]?.type ?? ""));
  return targets.length === 2 && targets[0] !== targets[1] && open;
}

export function firstStep(flow: Flow): Step & { answers: [Answer, Answer] } {
  const step = flow.steps[flow.start];
  const [one, two] = step?.answers ?? [];
  if (!step || !one || !two) throw new Error("the flow does not begin with a choice");
  return { ...step, answers: [one, two] };
}

/** The keys that lead along the longest way that ends at a question. */
export function longestWay({ start, steps }: Flow): string[] {
  let best: string[] = [];
  const walk = (id: string, keys: string[], seen: Set<string>) => {
    const step = steps[id];
    if (!step || seen.has(id)) return;
    const next = new Set(seen).add(id);
    if (step.type === "question" && keys.length > best.length) best = keys;
    if (step.type === "action" && step.goto) walk(step.goto, [...keys, "Enter"], next);
    for (const [place, { goto }] of (step.answers ?? []).slice(0, 9).entries()) {
      walk(goto, [...keys, String(place + 1)], next);
    }
  };
  walk(start, [], new Set());
  return best;
}

export async function expectStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 2, name: title, exact: true })).toBeFocused();
}

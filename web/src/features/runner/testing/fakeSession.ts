import { HttpResponse, http } from "msw";
import { ownProblem } from "@/api/problem";
import type { FlowDocument, Person, Schema, SessionCommand, SessionDetail } from "@/api/types";
import { adHocStep } from "@/features/runner/model/besideThePath";
import { asking } from "@/features/runner/model/captures";
import { freeFlow } from "@/features/runner/model/freeFlow";
import type { SessionEvent, TimelineEntry } from "@/features/runner/model/types";
import { branchFlow } from "@/features/runner/testing/branchFlow";
import { fold } from "@/features/runner/testing/fold";
import { FakeStream } from "@/testing/fakeStream";
import { server } from "@/testing/server";

export interface Received {
  key: string;
  expected: number;
  command: SessionCommand;
}

interface SentFile {
  key: string;
  name: string;
  capture: string | null;
}

const dana: Person = { id: "person-1", name: "Dana Whitfield" };
export const alex: Person = { id: "person-2", name: "Alex Romero" };
const begun = Date.parse("2030-01-01T10:00:00Z");

const noSuggestions: Schema<"Suggestions"> = {
  basis: "flow",
  of_sessions: 0,
  too_few: true,
  because: [],
  steps: [],
  answer: null,
  dismissed: [],
  why: "No finished session fits what is known so far: this is the flow's own order.",
};

/** A session on the pretended server: it keeps events, answers commands, and can be made to fail. */
export class FakeSession {
  readonly received: Received[] = [];
  /** The files that were sent. */
  readonly files: SentFile[] = [];
  /** What the server tells at once: nothing, unless the test says it. */
  readonly stream = new FakeStream();
  mayAct = true;
  /** What the server says about an escalation behind the session. */
  escalation: SessionDetail["escalation"] = null;
  flow: FlowDocument = branchFlow;
  /** Of the question at hand. */
  leftOutAnswers: SessionDetail["left_out_answers"] = [];
  /** What finished sessions say: nothing, unless the test says it. */
  suggestions: Schema<"Suggestions"> = noSuggestions;
  similar: Schema<"SimilarSession">[] = [];
  /** Called before a command is carried out; what it answers is sent instead. */
  interfere: (() => Response | undefined | Promise<Response>) | null = null;
  private isFree = false;
  private readonly events: Omit<TimelineEntry, "superseded">[] = [];
  private readonly keys = new Set<string>();

  /** A session without a flow. */
  static free(...events: SessionEvent[]): FakeSession {
    const session = new FakeSession(...events);
    session.isFree = true;
    const first = session.events[0]?.event;
    if (first?.type === "started") Object.assign(first, { flow: null, version: null });
    session.flow = freeFlow;
    return session;
  }

  constructor(...events: SessionEvent[]) {
    this.record({ type: "started", flow: "flow-1", version: 4, problem: null });
    for (const event of events) this.record(event);
  }

  record(event: SessionEvent, actor = dana): void {
    const seq = this.events.length + 1;
    const at = new Date(begun + seq * 60_000).toISOString();
    this.events.push({ seq, at, actor, event });
  }

  detail(): SessionDetail {
    const state = fold(this.flow, this.events);
    const ended = state.status !== "active";
    const last = this.events.at(-1)?.at ?? "";
    return {
      id: "session-1",
      reference: "RF-1A2B3C",
      flow: this.isFree ? null : { id: "flow-1", title: this.flow.title, version: 4 },
      problem: "Nothing loads since this morning",
      assignee: dana,
      started_at: new Date(begun).toISOString(),
      updated_at: last,
      ended_at: ended ? last : null,
      event_count: this.events.length,
      facts: [],
      subflows: [],
      left_out: [],
      left_out_answers: this.leftOutAnswers,
      may_act: this.mayAct && !ended,
      may_reopen: this.mayAct && ended,
      escalation: this.escalation,
      ...state,
    };
  }

  /** Answers everything that the page asks about this session. */
  serve(): this {
    const base = "*/api/v1/sessions/session-1";
    const version = { flow_id: "flow-1", number: 4, change_note: "" };
    server.use(
      http.get("*/api/v1/flows/flow-1/versions/4", () =>
        HttpResponse.json({
          ...{ ...version, document: this.flow },
          ...{ published_at: "2029-01-01T00:00:00Z", published_by: dana },
        }),
      ),
      http.get(base, () => HttpResponse.json(this.detail())),
      http.get(`${base}/suggestions`, () => HttpResponse.json(this.suggestions)),
      http.get("*/api/v1/flows/suggested", () => HttpResponse.json({ items: [] })),
      http.get(`${base}/similar`, () => HttpResponse.json({ items: this.similar })),
      http.get(`${base}/live`, ({ request }) => this.stream.open(request)),
      http.get(`${base}/documentation`, ({ request }) =>
        HttpResponse.json(this.note(new URL(request.url).searchParams.get("variant"))),
      ),
      http.post<never, Schema<"CommandBody">>(`${base}/events`, async ({ request }) => {
        const { expected_events: expected, command } = await request.json();
        const key = request.headers.get("Idempotency-Key") ?? "";
        this.received.push({ key, expected, command });
        return (await this.interfere?.()) ?? this.carryOut({ key, expected, command });
      }),
      http.post(`${base}/evidence`, async ({ request }) => {
        const key = request.headers.get("Idempotency-Key") ?? "";
        const query = new URL(request.url).searchParams;
        const [name, capture] = [query.get("name") ?? "", query.get("capture")];
        this.files.push({ key, name, capture });
        return (await this.interfere?.()) ?? this.takeFile({ key, name, capture });
      }),
    );
    return this;
  }

  carryOut({ key, expected, command }: Received): Response {
    if (this.keys.has(key)) return HttpResponse.json(this.detail());
    if (expected !== this.events.length) {
      const problem = { ...ownProblem("session_moved", 409), current: this.detail() };
      const headers = { "content-type": "application/problem+json" };
      return HttpResponse.json(problem, { status: 409, headers });
    }
    this.keys.add(key);
    this.record(this.eventOf(command));
    return HttpResponse.json(this.detail());
  }

  private takeFile({ key, name, capture }: SentFile): Response {
    if (!this.keys.has(key)) {
      this.keys.add(key);
      const media_type = name.endsWith(".png") ? "image/png" : "text/plain";
      const file = {
        id: `file-${this.files.length}`,
        name,
        media_type,
        bytes: 3,
        sha256: "0",
      } as const;
      const step = this.detail().current_step;
      this.record({ type: "evidence_added", file, caption: null, step, capture });
    }
    return HttpResponse.json(this.detail());
  }

  private note(variant: string | null) {
    const lines = this.events.map(({ seq, event }) => `- ${seq} ${event.type}`);
    const markdown = [...(variant === "internal" ? [] : [`For: ${variant}\n`]), ...lines].join(
      "\n",
    );
    const hidden = variant === "escalation" ? [{ kind: "password", count: 2 }] : [];
    return {
      document: { variant, hidden },
      markdown,
      text: markdown,
      html: `<pre>${markdown}</pre>`,
      psa: markdown,
    };
  }

  private eventOf(command: SessionCommand): SessionEvent {
    const { path, current_step } = this.detail();
    switch (command.type) {
      case "enter_subflow":
        return { type: "subflow_entered", step: command.step };
      case "take_suggestion":
        return { type: "suggestion_taken", step: command.step };
      case "dismiss_suggestion":
        return { type: "suggestion_dismissed", step: command.step, why: command.why ?? null };
      case "restore_suggestion":
        return { type: "suggestion_restored", step: command.step };
      case "attach_flow":
        this.isFree = false;
        this.flow = branchFlow;
        return { type: "flow_attached", flow: "flow-1", version: 4, title: branchFlow.title };
      case "answer":
        return { type: "answered", step: command.step, answer: command.answer };
      case "complete_step":
        return { type: "step_done", step: command.step };
      case "skip_step":
        return { type: "step_skipped", step: command.step, reason: command.reason };
      case "capture": {
        const asked = asking(this.flow, command.name);
        const value = asked?.capture.secret ? null : command.value;
        return { type: "captured", step: asked?.step ?? null, name: command.name, value };
      }
      case "pause":
        return { type: "paused" };
      case "resume":
        return { type: "resumed" };
      case "reopen":
        return { type: "reopened", why: command.why };
      case "note":
        return { ...command, type: "noted", step: current_step };
      case "ad_hoc_step":
        return adHocStep(this.detail(), command);
      case "open_hypothesis": {
        const hypothesis = this.detail().hypotheses.length + 1;
        return { type: "hypothesis_opened", hypothesis, statement: command.statement.trim() };
      }
      case "close_hypothesis":
        return { ...command, type: "hypothesis_closed" };
      case "withdraw_evidence":
        return { type: "evidence_withdrawn", id: command.id, why: command.why };
      case "go_back":
        return { type: "went_back", visit: command.visit, step: path[command.visit]?.step ?? "" };
      case "resolve":
        return { type: "resolved", outcome: command.outcome, cause: command.cause ?? null };
      case "escalate":
        return {
          type: "escalated",
          to: command.to ?? null,
          to_person: command.to_person ? { ...alex, id: command.to_person } : null,
          reason: command.reason,
        };
      case "accept_escalation":
        return { type: "escalation_accepted" };
      case "return_escalation":
        return { type: "escalation_returned", why: command.why };
      case "assign":
        return { type: "assigned", to: command.to, name: alex.name, why: command.why ?? null };
      case "abandon":
        return { type: "abandoned", why: command.why };
    }
  }
}

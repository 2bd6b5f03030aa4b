import type { SessionCommand } from "@/api/types";

/** A command on its way. All of it stays the same however often it is sent. */
export interface Pending {
  /** The `Idempotency-Key`. */
  key: string;
  command: SessionCommand;
  /** How many events the person had seen when they asked for it. */
  expected: number;
  at: string;
}

const types: Record<SessionCommand["type"], true> = {
  ...{
    answer: true,
    enter_subflow: true,
    attach_flow: true,
    take_suggestion: true,
    dismiss_suggestion: true,
    restore_suggestion: true,
    complete_step: true,
    skip_step: true,
    capture: true,
    note: true,
  },
  ...{
    pause: true,
    resume: true,
    ad_hoc_step: true,
    open_hypothesis: true,
    close_hypothesis: true,
    go_back: true,
    resolve: true,
    escalate: true,
    abandon: true,
    reopen: true,
    accept_escalation: true,
    return_escalation: true,
    assign: true,
    withdraw_evidence: true,
  },
};

function isPending(value: unknown): value is Pending {
  if (typeof value !== "object" || value === null) return false;
  if (!("key" in value && "command" in value && "expected" in value && "at" in value)) return false;
  const { key, command, expected, at } = value;
  const isCommand =
    typeof command === "object" &&
    command !== null &&
    "type" in command &&
    typeof command.type === "string" &&
    Object.hasOwn(types, command.type);
  return (
    isCommand && typeof key === "string" && typeof expected === "number" && typeof at === "string"
  );
}

/** Reads what `JSON.stringify` wrote; anything else is nothing. */
export function readPending(text: string | null): Pending[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isPending) : [];
  } catch {
    return [];
  }
}

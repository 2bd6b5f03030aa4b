import type { FlowDocument, Step } from "@/api/types";

const types = ["question", "action", "resolution", "escalation", "subflow", "note"];
const kinds = ["troubleshooting", "procedural", "maintenance"];

type Fields = ReadonlyMap<string, unknown>;

/** Whether a value is built like a step, so that the editor can show it. Whether it is a good one, the server says. */
export function isStep(value: unknown): value is Step {
  const step = fieldsOf(value);
  if (!step || !isText(step.get("title")) || !types.includes(String(step.get("type"))))
    return false;
  const texts = ["body", "group", "when", "risk", "goto", "cause", "to", "flow"];
  if (!texts.every((name) => isText(step.get(name) ?? ""))) return false;
  if (!isList(step.get("commands") ?? [], ["shell", "run"])) return false;
  if (!isList(step.get("captures") ?? [], ["name", "kind"])) return false;
  return step.get("type") !== "question" || isList(step.get("answers"), ["id", "label"]);
}

/** Whether a value is built like a flow. */
export function isDocument(value: unknown): value is FlowDocument {
  const flow = fieldsOf(value);
  const steps = fieldsOf(flow?.get("steps"));
  if (!flow || !steps || !isText(flow.get("title"))) return false;
  if (!kinds.includes(String(flow.get("kind")))) return false;
  const texts = ["summary", "category", "start", "target"];
  if (!texts.every((name) => isText(flow.get(name) ?? ""))) return false;
  if (!isTexts(flow.get("tags") ?? [])) return false;
  if (!isList(flow.get("intake") ?? [], ["name", "kind"])) return false;
  const schedule = fieldsOf(flow.get("schedule") ?? {});
  if (!schedule || !["cron", "time_zone"].every((name) => isText(schedule.get(name) ?? ""))) {
    return false;
  }
  const sections: unknown = flow.get("sections") ?? [];
  if (!Array.isArray(sections) || !isList(sections, ["title"])) return false;
  if (!sections.every((section) => isTexts(fieldsOf(section)?.get("steps")))) return false;
  return [...steps.values()].every(isStep);
}

function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isList(value: unknown, texts: readonly string[]): boolean {
  if (!Array.isArray(value)) return false;
  return value
    .map(fieldsOf)
    .every((fields) => fields && texts.every((name) => isText(fields.get(name))));
}

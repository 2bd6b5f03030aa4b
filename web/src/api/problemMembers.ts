import { type Problem, toProblem } from "@/api/problem";
import type { Finding, FlowDetail, Schema } from "@/api/types";

/** The flow as it stands, which a refused save (`stale_revision`) brings along. */
export function currentFlow(error: unknown): FlowDetail | null {
  const current = member(error, "current");
  return isFlow(current) ? current : null;
}

/** The library step as it stands, which a refused save (`stale_revision`) brings along. */
export function currentStep(error: unknown): Schema<"LibraryStepDetail"> | null {
  const current = member(error, "current");
  return isStep(current) ? current : null;
}

/** The note's changes as they stand, which a refused save (`stale_revision`) brings along. */
export function currentEdits(error: unknown): Schema<"EditedNote"> | null {
  const current = member(error, "current");
  return isEditedNote(current) ? current : null;
}

/** The note template as it stands, which a refused save (`stale_revision`) brings along. */
export function currentTemplate(error: unknown): Schema<"NoteTemplate"> | null {
  const current = member(error, "current");
  return isNoteTemplate(current) ? current : null;
}

/** What validation found, which a refused publication (`flow_has_errors`) brings along. */
export function findingsOf(error: unknown): Finding[] {
  const findings = member(error, "findings");
  return Array.isArray(findings) ? findings.filter(isFinding) : [];
}

export function hasCode(error: unknown, code: Problem["code"]): boolean {
  return error !== null && error !== undefined && toProblem(error).code === code;
}

/** Some problems say more than the contract's common fields. */
function member(error: unknown, name: string): unknown {
  return Reflect.get(toProblem(error), name);
}

function isFlow(value: unknown): value is FlowDetail {
  return isObject(value) && "draft" in value && "revision" in value;
}

function isStep(value: unknown): value is Schema<"LibraryStepDetail"> {
  return isObject(value) && "step" in value && "version" in value;
}

function isEditedNote(value: unknown): value is Schema<"EditedNote"> {
  return isObject(value) && "pieces" in value && "revision" in value;
}

function isNoteTemplate(value: unknown): value is Schema<"NoteTemplate"> {
  return isObject(value) && "placeholders" in value && "revision" in value;
}

function isFinding(value: unknown): value is Finding {
  return isObject(value) && "message" in value && "severity" in value;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

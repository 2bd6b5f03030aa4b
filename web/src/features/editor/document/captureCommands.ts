import type { Capture, FlowDocument } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";
import { captureRenamed } from "@/features/editor/document/rename";
import { freeName, named, tidy, withStep } from "@/features/editor/document/steps";
import { calledOf } from "@/lib/calledOf";

/** Whose captures: a step's, or those that are asked for before the first step. */
export type Owner = { step: string } | "intake";

export function capturesOf(document: FlowDocument, owner: Owner): readonly Capture[] {
  if (owner === "intake") return document.intake ?? [];
  return document.steps[owner.step]?.captures ?? [];
}

/** The names of everything that the flow writes down. */
export function captureNames(document: FlowDocument): string[] {
  const steps = Object.values(document.steps).flatMap(({ captures = [] }) => captures);
  return [...(document.intake ?? []), ...steps].map(({ name }) => name);
}

export function addCapture(owner: Owner): Command {
  return (document) => {
    const taken = captureNames(document);
    const name = freeName("value", (other) => taken.includes(other), "_");
    const captures = [...capturesOf(document, owner), { name, kind: "text" } as const];
    return withCaptures(document, owner, captures, "Add a capture");
  };
}

export function changeCapture(
  owner: Owner,
  place: number,
  changes: Partial<Omit<Capture, "name">>,
): Command {
  return (document) => {
    const captures = capturesOf(document, owner);
    const capture = captures[place];
    if (!capture) return null;
    const next = fitting({ ...capture, ...changes });
    const label = `Change capture ${named(calledOf(capture))}`;
    const merge = `${ownerName(owner)}/captures.${place}/${Object.keys(changes).join("+")}`;
    const edit = withCaptures(document, owner, [...captures].with(place, next), label);
    return edit && { ...edit, merge };
  };
}

/** Another name; texts and conditions that speak of the old one follow. */
export function renameCapture(owner: Owner, place: number, name: string): Command {
  return (document) => {
    const captures = capturesOf(document, owner);
    const capture = captures[place];
    if (!capture || capture.name === name) return null;
    const label = `Rename capture ${named(name)}`;
    const next = [...captures].with(place, { ...capture, name });
    const edit = withCaptures(document, owner, next, label);
    const alone = captureNames(document).filter((other) => other === capture.name).length === 1;
    if (!edit || !alone) return edit;
    return { ...edit, document: captureRenamed(edit.document, capture.name, name) };
  };
}

export function moveCapture(owner: Owner, place: number, by: -1 | 1): Command {
  return (document) => {
    const captures = [...capturesOf(document, owner)];
    const [capture, to] = [captures[place], place + by];
    if (!capture || to < 0 || to >= captures.length) return null;
    const next = captures.toSpliced(place, 1).toSpliced(to, 0, capture);
    return withCaptures(document, owner, next, `Move capture ${named(capture.name)}`);
  };
}

export function removeCapture(owner: Owner, place: number): Command {
  return (document) => {
    const captures = capturesOf(document, owner);
    const capture = captures[place];
    if (!capture) return null;
    const next = [...captures].toSpliced(place, 1);
    return withCaptures(document, owner, next, `Delete capture ${named(capture.name)}`);
  };
}

/** Only what this kind of capture can have. */
function fitting(capture: Capture): Capture {
  const { kind } = capture;
  return tidy({
    ...capture,
    choices: kind === "choice" ? capture.choices : undefined,
    pattern: kind === "text" || kind === "host" ? capture.pattern : undefined,
    min: kind === "number" ? capture.min : undefined,
    max: kind === "number" ? capture.max : undefined,
  });
}

function ownerName(owner: Owner): string {
  return owner === "intake" ? owner : owner.step;
}

function withCaptures(document: FlowDocument, owner: Owner, captures: Capture[], label: string) {
  if (owner === "intake") {
    return { label, document: tidy({ ...document, intake: captures }) };
  }
  const step = document.steps[owner.step];
  return step ? { label, document: withStep(document, owner.step, { ...step, captures }) } : null;
}

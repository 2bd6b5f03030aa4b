import type { FlowDocument, Step } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";
import { mapSteps, mapTargets, named } from "@/features/editor/document/steps";

/** Another id for a step; targets, sections and conditions follow. */
export function renameStep(id: string, name: string): Command {
  return (document) => {
    const step = document.steps[id];
    if (!step || id === name || name in document.steps) return null;
    const follow = (other: string) => (other === id ? name : other);
    const steps = Object.fromEntries(
      Object.entries(document.steps).map(([other, own]) => [follow(other), own]),
    );
    const renamed: FlowDocument = { ...document, steps };
    if (document.start) renamed.start = follow(document.start);
    if (document.sections) {
      renamed.sections = document.sections.map((section) => ({
        ...section,
        steps: section.steps.map(follow),
      }));
    }
    const escaped = literally(id);
    const next = mapSteps(renamed, (own) => {
      const led = mapTargets(own, follow);
      return mapConditions(led, (when) =>
        when
          .replace(new RegExp(`\\banswers\\.${escaped}(?![\\w-])`, "g"), `answers["${name}"]`)
          .replace(new RegExp(`\\banswers\\[(["'])${escaped}\\1\\]`, "g"), `answers["${name}"]`),
      );
    });
    return { label: `Rename the id of ${named(step.title)}`, document: next, select: name };
  };
}

/** Another id for an answer; conditions that compare with it follow. */
export function renameAnswer(id: string, place: number, name: string): Command {
  return (document) => {
    const step = document.steps[id];
    const answer = step?.type === "question" ? step.answers[place] : undefined;
    if (step?.type !== "question" || !answer || answer.id === name) return null;
    if (step.answers.some((other) => other.id === name)) return null;
    const question = `answers(?:\\.${literally(id)}|\\[["']${literally(id)}["']\\])`;
    const told = new RegExp(`(${question}\\s*[!=]=\\s*)(["'])${literally(answer.id)}\\2`, "g");
    const next = mapSteps(document, (own, other) => {
      const answers = step.answers.with(place, { ...answer, id: name });
      const renamed = other === id ? { ...step, answers } : own;
      return mapConditions(renamed, (when) => when.replace(told, `$1$2${name}$2`));
    });
    return { label: `Rename the id of answer ${named(answer.label)}`, document: next };
  };
}

/** The document with one captured value called something else everywhere. */
export function captureRenamed(document: FlowDocument, name: string, to: string): FlowDocument {
  return mapSteps(document, (step) => stepRenamed(step, name, to));
}

/** A step that speaks of a captured value by its new name. */
export function stepRenamed(step: Step, name: string, to: string): Step {
  const spoken = new RegExp(`\\{\\{\\s*${literally(name)}\\s*\\}\\}`, "g");
  const say = (text: string) => text.replace(spoken, `{{ ${to} }}`);
  const word = new RegExp(`(?<![\\w.])${literally(name)}(?![\\w(])`, "g");
  const next = mapConditions(mapTexts(step, say), (when) => outsideQuotes(when, word, to));
  return next;
}

/** Every text of a step that may speak of values. */
export function mapTexts(step: Step, change: (text: string) => string): Step {
  let changed = false;
  const say = (text: string) => {
    const next = change(text);
    changed ||= next !== text;
    return next;
  };
  const next = { ...step, title: say(step.title) };
  if (next.body) next.body = say(next.body);
  if (next.commands) {
    next.commands = next.commands.map((command) => ({ ...command, run: say(command.run) }));
  }
  if (next.type === "question") {
    next.answers = next.answers.map((answer) => ({ ...answer, label: say(answer.label) }));
  }
  if (next.type === "resolution" && next.cause) next.cause = say(next.cause);
  if (next.type === "escalation" && next.to) next.to = say(next.to);
  return changed ? next : step;
}

function mapConditions(step: Step, change: (when: string) => string): Step {
  let changed = false;
  const say = (when: string) => {
    const next = change(when);
    changed ||= next !== when;
    return next;
  };
  const next = { ...step };
  if (next.when) next.when = say(next.when);
  if (next.type === "question") {
    next.answers = next.answers.map((answer) =>
      answer.when ? { ...answer, when: say(answer.when) } : answer,
    );
  }
  return changed ? next : step;
}

/** Texts in quotation marks inside a condition are no names. */
function outsideQuotes(when: string, word: RegExp, to: string): string {
  const pieces = when.split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/);
  return pieces.map((piece, place) => (place % 2 ? piece : piece.replace(word, to))).join("");
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

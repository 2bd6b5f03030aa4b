import type { FlowDocument } from "@/api/types";
import { arranged, type Part, partsOf } from "@/features/editor/document/arrange";
import type { Command } from "@/features/editor/document/edit";
import { isProcedure, mapSteps, named } from "@/features/editor/document/steps";

/** A section without steps, after the one at `after`, or at the end. */
export function addSection(title: string, after?: number): Command {
  return (document) => {
    if (!isProcedure(document)) return null;
    const sections = document.sections ?? [];
    const place = after === undefined ? sections.length : after + 1;
    const next = sections.toSpliced(place, 0, { title, steps: [] });
    return { label: "Add section", document: { ...document, sections: next } };
  };
}

/** The heading of a section, or the name of a part on all of its steps. */
export function retitleSection(place: number, title: string): Command {
  return (document) => {
    const part = partsOf(document)[place];
    if (!part || part.loose) return null;
    const merge = `section.${place}/title`;
    const label = `Rename section ${named(title)}`;
    if (isProcedure(document)) {
      const sections = (document.sections ?? []).map((section, index) =>
        index === place ? { ...section, title } : section,
      );
      return { label, merge, document: { ...document, sections } };
    }
    const own = new Set(part.steps);
    const next = mapSteps(document, (step, id) => (own.has(id) ? { ...step, group: title } : step));
    return { label, merge, document: next };
  };
}

export function moveSection(place: number, by: -1 | 1): Command {
  return (document) => {
    const parts = partsOf(document);
    const [part, other] = [parts[place], parts[place + by]];
    if (!part || !other || part.loose || other.loose) return null;
    if (pins(document, part) || pins(document, other)) return null;
    const next = arranged(document, parts.with(place, other).with(place + by, part));
    return { label: `Move section ${named(part.title ?? "")}`, document: next };
  };
}

/** Without a section; its steps go to the section before it, or else to the one after it. */
export function removeSection(place: number): Command {
  return (document) => {
    const sections = document.sections ?? [];
    const section = sections[place];
    if (!section || !isProcedure(document)) return null;
    const heir = place > 0 ? place - 1 : place + 1;
    if (section.steps.length > 0 && !sections[heir]) return null;
    const next = sections.map((other, index) => {
      if (index !== heir) return other;
      const steps =
        place > 0 ? [...other.steps, ...section.steps] : [...section.steps, ...other.steps];
      return { ...other, steps };
    });
    return {
      label: `Delete section ${named(section.title)}`,
      document: { ...document, sections: next.toSpliced(place, 1) },
    };
  };
}

/** A troubleshooting flow begins with its first step, whatever the order. */
function pins(document: FlowDocument, part: Part): boolean {
  return !isProcedure(document) && part.steps.includes(document.start ?? "");
}

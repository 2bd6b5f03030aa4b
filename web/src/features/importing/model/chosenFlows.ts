import type { Finding, FlowDocument } from "@/api/types";
import type { ReadFile } from "@/features/importing/model/read";
import { type Details, detailsOf, withDetails } from "@/ui/flow/details";
import { errorsIn } from "@/ui/flow/findings";

/** A flow of a file, with what the person decided about it. */
export interface ImportedFlow {
  key: string;
  path: string;
  folder: readonly string[];
  slug: string | null;
  /** With the details as they were changed here. */
  document: FlowDocument;
  details: Details;
  findings: readonly Finding[];
  /** Whether it is to be saved. */
  chosen: boolean;
}

export interface Decisions {
  details: Readonly<Record<string, Details>>;
  /** The flows that are not to be saved. */
  without: ReadonlySet<string>;
}

export const noDecisions: Decisions = { details: {}, without: new Set() };

/** The flows of a file as they stand after the decisions. */
export function flowsOf(file: ReadFile, { details, without }: Decisions): ImportedFlow[] {
  return file.flows.map((flow, place) => {
    const key = `${file.path}#${place}`;
    const before = detailsOf(flow.document);
    const now = details[key] ?? before;
    return {
      key,
      path: file.path,
      folder: file.folder,
      slug: flow.slug ?? null,
      document: withDetails(flow.document, before, now),
      details: now,
      findings: flow.findings,
      chosen: !without.has(key),
    };
  });
}

/** Whether a file asks for a look: something failed, was left out, or is wrong. */
export function needsLook(file: ReadFile): boolean {
  const { failed, not_mapped, errors } = file.counts;
  return failed > 0 || not_mapped > 0 || errors > 0 || file.flows.length === 0;
}

export function isFaulty(flow: ImportedFlow): boolean {
  return errorsIn(flow.findings).length > 0;
}

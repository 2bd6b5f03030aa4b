import type { FlowDocument } from "@/api/types";

/** What a command made of a document. */
export interface Edit {
  /** What was done, such as `Move step “Ping the gateway”`. */
  label: string;
  document: FlowDocument;
  /** The step to look at afterwards. */
  select?: string;
  /** Edits in a row by the same name are one step of the history: typing in a field. */
  merge?: string;
}

/** Something to do with a document; null where there is nothing to do. */
export type Command = (document: FlowDocument) => Edit | null;

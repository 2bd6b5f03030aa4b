import type { Finding, FlowDetail, FlowDocument, FlowSummary, Schema } from "@/api/types";
import { me } from "@/testing/fixtures";

const owner = { id: me().id, name: me().name };

export function flowDocument(changes: Partial<FlowDocument> = {}): FlowDocument {
  return {
    format: "resolutionflow.flow/1",
    kind: "troubleshooting",
    title: "Outlook keeps asking for a password",
    summary: "Repeated prompts in the desktop app.",
    category: "Email",
    tags: ["outlook", "m365"],
    start: "web",
    steps: {
      web: {
        type: "question",
        title: "Can the user sign in on the web?",
        answers: [
          { id: "yes", label: "Yes", goto: "fixed" },
          { id: "no", label: "No", goto: "reset" },
        ],
      },
      reset: {
        type: "action",
        title: "Reset the password",
        commands: [{ shell: "powershell", run: "Set-ADAccountPassword" }],
        goto: "fixed",
      },
      fixed: { type: "resolution", title: "Password reset", cause: "Expired password" },
    },
    ...changes,
  };
}

export function flowSummary(changes: Partial<FlowSummary> = {}): FlowSummary {
  const { title, summary, category, tags, kind } = flowDocument();
  return {
    id: "flow-1",
    title,
    summary: summary ?? "",
    category: category ?? "",
    tags: tags ?? [],
    kind,
    status: "published",
    version: 3,
    has_unpublished_changes: false,
    owner,
    updated_at: "2026-03-02T08:00:00Z",
    runs: 12,
    slug: "outlook-keeps-asking-for-a-password",
    folder: null,
    review_by: null,
    is_overdue: false,
    is_favourite: false,
    archived_at: null,
    last_used_at: null,
    steps: 3,
    hits: [],
    ...changes,
  };
}

export function flowFacets(changes: Partial<Schema<"FlowFacets">> = {}): Schema<"FlowFacets"> {
  return {
    ...{ total: 0, kinds: [], statuses: [], categories: [], tags: [], owners: [] },
    ...{ favourites: 0, overdue: 0, archived: 0, unfiled: 0 },
    ...changes,
  };
}

export function folder(changes: Partial<Schema<"Folder">> = {}): Schema<"Folder"> {
  const counts = { flows: 1, flows_within: 1, depth: 0 };
  return { id: "folder-1", parent_id: null, name: "Network", ...counts, ...changes };
}

export function flowDetail(changes: Partial<FlowDetail> = {}): FlowDetail {
  return {
    id: "flow-1",
    status: "published",
    revision: 7,
    draft: flowDocument(),
    findings: [],
    latest_version: {
      number: 3,
      title: flowDocument().title,
      change_note: "",
      published_at: "2026-03-01T08:00:00Z",
      published_by: owner,
    },
    has_unpublished_changes: true,
    owner,
    created_at: "2026-02-01T08:00:00Z",
    updated_at: "2026-03-02T08:00:00Z",
    runs: 12,
    may_edit: true,
    may_publish: true,
    slug: "outlook-keeps-asking-for-a-password",
    folder: null,
    review_by: null,
    is_overdue: false,
    is_favourite: false,
    archived_at: null,
    may_run: true,
    step_updates: [],
    ...changes,
  };
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    severity: "error",
    step: "web",
    field: "answers.1.goto",
    code: "missing_target",
    message: 'Choose the step that follows: "resett" does not exist.',
    ...changes,
  };
}

import type { FlowDocument } from "@/api/types";

/** What people change about a flow without touching its steps, as it stands in the form. */
export interface Details {
  title: string;
  summary: string;
  category: string;
  /** Separated by commas. */
  tags: string;
}

export function detailsOf({ title, summary, category, tags }: FlowDocument): Details {
  return {
    title,
    summary: summary ?? "",
    category: category ?? "",
    tags: (tags ?? []).join(", "),
  };
}

/** `"vpn, dns,, vpn"` is `["vpn", "dns"]`. */
export function readTags(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))];
}

/** The document with the fields that differ from `before`; the others stay as they are in the document. */
export function withDetails(document: FlowDocument, before: Details, now: Details): FlowDocument {
  const changed = { ...document };
  if (now.title !== before.title) changed.title = now.title.trim();
  if (now.summary !== before.summary) changed.summary = now.summary.trim();
  if (now.category !== before.category) changed.category = now.category.trim();
  if (now.tags !== before.tags) changed.tags = readTags(now.tags);
  return changed;
}

export function sameDetails(one: Details, other: Details): boolean {
  return (["title", "summary", "category", "tags"] as const).every(
    (key) => one[key] === other[key],
  );
}

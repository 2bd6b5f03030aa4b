import type { NoteTemplate } from "@/features/team/templates/templates";
import { Badge } from "@/ui/Badge";
import { Moment } from "@/ui/Moment";

/** Whether the team has a text of its own, and whose it is. */
export function TemplateState({ template }: { template: NoteTemplate }) {
  const { is_standard: isStandard, updated_at: at, updated_by: by } = template;
  if (isStandard) return <Badge>Standard</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone="accent">Changed</Badge>
      <span className="text-meta text-muted">
        {by && `by ${by.name}`} {at && <Moment at={at} />}
      </span>
    </span>
  );
}

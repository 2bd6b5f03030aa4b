import { query } from "@/api/client";
import { CommandBlock } from "@/ui/flow/CommandBlock";
import { InlineError } from "@/ui/InlineError";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { SkeletonRows } from "@/ui/Skeleton";

/** A step of the Step Library to read. */
export function StepPreview({ id }: { id: string }) {
  const { data, error } = query.useQuery("get", "/api/v1/steps/{step_id}", {
    params: { path: { step_id: id } },
  });
  if (error) return <InlineError error={error} />;
  if (!data) return <SkeletonRows rows={2} label="Loading the step" />;
  const { step } = data;
  return (
    <section
      aria-label="Preview"
      className="flex max-h-80 min-w-0 flex-col gap-2 overflow-y-auto rounded-card border border-line p-3"
    >
      <h3 className="wrap-anywhere font-semibold text-ui">{step.title}</h3>
      {step.body && <LazyMarkdown source={step.body} className="text-muted" />}
      {(step.commands ?? []).map(({ shell, run }) => (
        <CommandBlock key={`${shell} ${run}`} shell={shell} run={run} />
      ))}
      {step.type === "question" && (
        <p className="text-muted text-ui">{step.answers.map(({ label }) => label).join(" · ")}</p>
      )}
    </section>
  );
}

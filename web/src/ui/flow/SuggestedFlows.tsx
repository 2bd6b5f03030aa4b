import type { Problem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { cn } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

interface SuggestedFlowsProps {
  flows: readonly Schema<"SuggestedFlow">[];
  /** The place of the one that Enter would start. */
  chosen: number;
  state: "idle" | "loading" | "done";
  error: Problem | null;
  onChoose: (place: number) => void;
}

/** Flows for a problem, each with the reason why. */
export function SuggestedFlows({ flows, chosen, state, error, onChoose }: SuggestedFlowsProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-medium text-faint text-meta">Suggested flows</legend>
      {state === "idle" && (
        <p className="pb-1 text-faint text-ui">
          Suggestions come from the words of your flows and from how such sessions ended.
        </p>
      )}
      {error && <InlineError error={error} />}
      {state === "loading" && <SkeletonRows rows={2} label="Looking for flows" />}
      {state === "done" && !error && flows.length === 0 && (
        <p className="pb-1 text-muted text-ui">
          No published flow fits these words. Try others,{" "}
          <TextLink to={paths.flows}>look through the library</TextLink>, or start without a flow.
        </p>
      )}
      {[...flows, withoutFlow].map(({ id, title, why }, place) => (
        <label
          key={id}
          className={cn(
            "flex min-h-11 cursor-pointer items-start gap-2.5 rounded-control border px-3 py-1.5 text-ui",
            place === chosen ? "border-accent bg-accent-subtle" : "border-line hover:border-edge",
          )}
        >
          <input
            type="radio"
            name="suggested-flow"
            className="mt-1 accent-accent-solid"
            checked={place === chosen}
            onChange={() => onChoose(place)}
          />
          <span className="min-w-0 grow">
            <span className="block break-words font-medium text-ink">{title}</span>
            <span className="block break-words text-meta text-muted">{why}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The last choice: a flow can be taken up later. */
const withoutFlow = {
  id: "",
  title: "Without a flow",
  why: "You write down what you do. A flow can be taken up later.",
};

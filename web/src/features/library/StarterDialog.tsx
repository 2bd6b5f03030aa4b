import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { refreshLibrary } from "@/features/library/refresh";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { KindIcon } from "@/ui/flow/KindIcon";
import { kindLooks } from "@/ui/flow/kindLooks";
import { kinds } from "@/ui/flow/kinds";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";
import { toast } from "@/ui/toasts";

type StarterFlow = Schema<"StarterFlow">;

interface StarterDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Offers the flows that come with the product; what the team has already stays as it is. */
export function StarterDialog({ open, onOpenChange }: StarterDialogProps) {
  const client = useQueryClient();
  const starters = query.useQuery("get", "/api/v1/starter-library");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [publish, setPublish] = useState(true);
  const add = query.useMutation("post", "/api/v1/starter-library", {
    onSuccess: ({ flows }) => {
      refreshLibrary(client);
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/starter-library"] });
      toast.success(`Added ${plural(flows.length, "flow")}`);
      onOpenChange(false);
    },
  });
  const items = starters.data?.items ?? [];
  const taken = items.filter(({ slug, in_library }) => !in_library && !left.has(slug));
  const handleToggle = (flows: readonly StarterFlow[], wanted: boolean) => {
    const next = new Set(left);
    for (const { slug } of flows) {
      if (wanted) next.delete(slug);
      else next.add(slug);
    }
    setLeft(next);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add the starter library"
      description="Flows for what every MSP meets. They become yours: change them as you like."
      width="md"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={add.isPending}
            disabled={taken.length === 0}
            onClick={() => add.mutate({ body: { slugs: taken.map(({ slug }) => slug), publish } })}
          >
            Add {plural(taken.length, "flow")}
          </Button>
        </>
      }
    >
      {starters.isPending && <SkeletonRows rows={6} label="Loading the starter library" />}
      {starters.isError && (
        <ErrorState
          error={starters.error}
          title="The starter library could not be loaded"
          onRetry={() => void starters.refetch()}
        />
      )}
      {kinds.map((kind) => {
        const flows = items.filter((item) => item.kind === kind);
        return (
          flows.length > 0 && (
            <KindGroup key={kind} kind={kind} flows={flows} left={left} onToggle={handleToggle} />
          )
        );
      })}
      {items.length > 0 && (
        <label className="my-2 flex items-start gap-2.5 border-line border-t pt-3 text-ui">
          <input
            type="checkbox"
            checked={publish}
            onChange={({ target }) => setPublish(target.checked)}
            className="mt-0.5 size-4 accent-accent-solid"
          />
          <span>
            Publish them at once
            <span className="block text-faint text-meta">
              Otherwise they come as drafts, to be read over first.
            </span>
          </span>
        </label>
      )}
      <InlineError error={add.error} />
    </Dialog>
  );
}

interface KindGroupProps {
  kind: StarterFlow["kind"];
  flows: readonly StarterFlow[];
  /** The slugs that are not wanted. */
  left: ReadonlySet<string>;
  onToggle: (flows: readonly StarterFlow[], wanted: boolean) => void;
}

function KindGroup({ kind, flows, left, onToggle }: KindGroupProps) {
  const free = flows.filter(({ in_library }) => !in_library);
  const isAll = free.length > 0 && free.every(({ slug }) => !left.has(slug));
  return (
    <fieldset className="mb-3">
      <legend className="flex w-full items-center gap-2 font-semibold text-muted text-ui">
        <KindIcon kind={kind} size={14} />
        {kindLooks[kind].many}
      </legend>
      {free.length > 1 && (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => onToggle(free, !isAll)}>
          {isAll ? "Take none of these" : "Take all of these"}
        </Button>
      )}
      {flows.map((flow) => (
        <label key={flow.slug} className="flex items-start gap-2.5 py-1.5 text-ui">
          <input
            type="checkbox"
            disabled={flow.in_library}
            checked={flow.in_library || !left.has(flow.slug)}
            onChange={({ target }) => onToggle([flow], target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent-solid"
          />
          <span className="min-w-0">
            {flow.title}
            <span className="block text-faint text-meta">
              {flow.in_library ? "In your library already" : flow.summary}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

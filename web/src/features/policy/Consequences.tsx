import { TriangleAlert } from "lucide-react";
import { consequences } from "@/features/policy/consequences";
import type { Draft, Policy } from "@/features/policy/draft";

/** What saving would do, before it is done. */
export function Consequences({ draft, policy }: { draft: Draft; policy: Policy }) {
  const sentences = consequences(draft, policy);
  return (
    <div role="status">
      {sentences.length > 0 && (
        <div className="flex gap-2.5 rounded-card border border-warning/40 bg-warning/10 px-3 py-2.5 text-ui">
          <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warning" aria-hidden />
          <div>
            <p className="font-medium text-warning">When you save</p>
            {sentences.map((sentence) => (
              <p key={sentence} className="mt-0.5">
                {sentence}
              </p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

import { CircleAlert } from "lucide-react";
import { problemText } from "@/api/problem";

/** Why the last thing asked for did not work, next to where it was asked. */
export function InlineError({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-control border border-danger/40 bg-danger/10 px-3 py-2 text-danger text-ui"
    >
      <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden />
      {problemText(error)}
    </p>
  );
}

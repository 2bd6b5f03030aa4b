import { UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { SessionDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { freeForm } from "@/lib/sessionTitle";

/** The line under a session's title: which one, what about, whose. */
export function SessionFacts({ session, after }: { session: SessionDetail; after?: ReactNode }) {
  const { reference, problem, assignee, flow } = session;
  return (
    <div className="flex min-w-0 items-center gap-x-3 gap-y-0.5 whitespace-nowrap text-faint text-meta max-md:flex-wrap">
      <span className="font-medium text-muted tabular-nums">{reference}</span>
      {flow ? (
        <Link
          to={`${paths.flow(flow.id)}?version=${flow.version}`}
          aria-label={`Version ${flow.version} of ${flow.title}`}
          data-tip="Open the flow"
          className="rounded-sm text-accent tabular-nums underline-offset-2 hover:underline"
        >
          v{flow.version}
        </Link>
      ) : (
        <span>{freeForm}</span>
      )}
      {problem && flow && (
        <span
          className="min-w-0 max-w-[60ch] truncate text-muted max-md:order-last max-md:w-full"
          title={problem}
        >
          {problem}
        </span>
      )}
      <span className="inline-flex items-center gap-1">
        <UserRound size={13} aria-hidden />
        {assignee.name}
      </span>
      {after}
    </div>
  );
}

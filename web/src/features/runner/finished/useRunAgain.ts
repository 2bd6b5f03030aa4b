import { useRef } from "react";
import { useNavigate } from "react-router";
import { query } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import { problemText } from "@/api/problem";
import { freshKey } from "@/lib/id";
import { paths } from "@/lib/paths";
import { toast } from "@/ui/toasts";

/** Starts a new session on the newest version of a flow. */
export function useRunAgain(flowId: string | undefined) {
  const navigate = useNavigate();
  // Kept until it worked: pressing again after a lost answer does not start a second session.
  const key = useRef<string | null>(null);
  const start = query.useMutation("post", "/api/v1/sessions", {
    onSuccess: (session) => {
      key.current = null;
      void navigate(paths.session(session.id));
    },
    onError: (error) =>
      toast.error("The session could not be started.", { description: problemText(error) }),
  });
  const runAgain = () => {
    if (start.isPending || flowId === undefined) return;
    key.current ??= freshKey();
    start.mutate({
      params: { header: idempotencyKey(key.current) },
      body: { flow_id: flowId },
    });
  };
  return { runAgain, starting: start.isPending };
}

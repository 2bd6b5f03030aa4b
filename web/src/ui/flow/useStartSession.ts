import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { query } from "@/api/client";
import { idempotencyKey } from "@/api/headers";
import { freshKey } from "@/lib/id";
import { paths } from "@/lib/paths";

/** Starts a session on the newest version of a flow, or without one, and goes there. A repeated attempt starts it once. */
export function useStartSession(flowId: string | null, onStarted?: () => void) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(freshKey());
  const start = query.useMutation("post", "/api/v1/sessions", {
    onSuccess: ({ id }) => {
      key.current = freshKey();
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/sessions"] });
      onStarted?.();
      void navigate(paths.session(id));
    },
  });

  const handleStart = (problem: string) => {
    if (start.isPending) return;
    start.mutate({
      params: { header: idempotencyKey(key.current) },
      body: { flow_id: flowId, problem: problem.trim() || null },
    });
  };
  return { start: handleStart, isPending: start.isPending, error: start.error };
}

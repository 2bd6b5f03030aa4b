import type { QueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { FlowDocument, Schema, SessionDetail } from "@/api/types";
import { freeFlow } from "@/features/runner/model/freeFlow";

/** A session only ever grows: of two states the one with more events is the newer one. */
export function newer(before: SessionDetail | undefined, now: SessionDetail): SessionDetail {
  return before && before.event_count > now.event_count ? before : now;
}

export function sessionQuery(sessionId: string) {
  return query.queryOptions("get", "/api/v1/sessions/{session_id}", {
    params: { path: { session_id: sessionId } },
  });
}

/** Versions never change, so one answer is good for ever. */
export function versionQuery(flowId: string, number: number) {
  return {
    ...query.queryOptions("get", "/api/v1/flows/{flow_id}/versions/{number}", {
      params: { path: { flow_id: flowId, number } },
    }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 24 * 60 * 60 * 1000,
  };
}

/** The flow of a session with the steps of its sub-flows, as good for ever as the version that it follows. */
export function followedQuery(sessionId: string) {
  const options = query.queryOptions("get", "/api/v1/sessions/{session_id}/flow", {
    params: { path: { session_id: sessionId } },
  });
  return {
    ...options,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 24 * 60 * 60 * 1000,
  };
}

export function cachedSession(client: QueryClient, sessionId: string): SessionDetail | undefined {
  return client.getQueryData(sessionQuery(sessionId).queryKey);
}

export function cachedFlow(client: QueryClient, session: SessionDetail): FlowDocument | undefined {
  if (!session.flow) return freeFlow;
  if (session.subflows.length > 0) {
    const key = followedQuery(session.id).queryKey;
    return client.getQueryData<Schema<"FollowedDocument">>(key)?.document;
  }
  const { id, version } = session.flow;
  return client.getQueryData<Schema<"FlowVersionDetail">>(versionQuery(id, version).queryKey)
    ?.document;
}

/** Makes a session from the server the one that is shown, unless a newer one is known. */
export function adoptSession(client: QueryClient, session: SessionDetail): void {
  const key = sessionQuery(session.id).queryKey;
  void client.cancelQueries({ queryKey: key });
  client.setQueryData(key, (before: SessionDetail | undefined) => newer(before, session));
  void client.invalidateQueries({ queryKey: ["get", "/api/v1/sessions"] });
}

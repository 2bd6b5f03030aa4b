import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useAuth } from "@/api/auth/state";
import { api } from "@/api/client";
import { hasCode } from "@/api/problemMembers";
import type { Schema } from "@/api/types";
import { followShared } from "@/features/sharing/shared/followShared";

type SharedSession = Schema<"SharedSession">;

/** What a link shows, read again whenever the session moves. */
export function useShared(token: string) {
  const client = useQueryClient();
  const key = ["shared", token];
  // Says to the server that the link was opened. In memory only: a reload counts as another view.
  const opened = useRef<string | null>(null);
  const keep = (shared: SharedSession) => {
    opened.current = shared.opened;
    return shared;
  };

  const shared = useQuery({
    queryKey: key,
    queryFn: async () => {
      const header = opened.current ? { "x-share-opened": opened.current } : {};
      const { data, error } = await api.GET("/api/v1/shared/{token}", {
        params: { path: { token }, header },
      });
      if (error) throw error;
      return keep(data);
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const open = useMutation({
    mutationFn: async (passphrase: string) => {
      const { data, error } = await api.POST("/api/v1/shared/{token}/open", {
        params: { path: { token } },
        body: { passphrase },
      });
      if (error) throw error;
      return keep(data);
    },
    onSuccess: (data) => client.setQueryData(key, data),
  });

  const { refetch } = shared;
  const isOpen = Boolean(shared.data?.note) && !shared.error;
  useEffect(() => {
    if (!isOpen) return;
    return followShared(token, { opened: () => opened.current, onMoved: () => void refetch() });
  }, [isOpen, refetch, token]);

  // A link for the team is asked for before it is known who is here.
  const status = useAuth((state) => state.status);
  const needsSignIn = hasCode(shared.error, "share_needs_sign_in");
  useEffect(() => {
    if (needsSignIn && status === "signed_in") void refetch();
  }, [needsSignIn, refetch, status]);

  const isWaiting = needsSignIn && (status === "starting" || shared.isFetching);
  return { shared: shared.data, problem: isWaiting ? null : shared.error, refetch, open };
}

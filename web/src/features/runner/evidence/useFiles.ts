import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useAuth, useMe } from "@/api/auth/state";
import { complaintOf } from "@/features/runner/evidence/items";
import { createUploads, type Upload, type Uploads } from "@/features/runner/evidence/uploads";
import { adoptSession } from "@/features/runner/queue/sessionCache";
import { toast } from "@/ui/toasts";

/** The files that are on their way into a session. */
export interface Files {
  uploads: readonly Upload[];
  add: (files: Iterable<File>, capture?: string) => void;
  drop: (key: string) => void;
  wake: () => void;
}

const known = new WeakMap<QueryClient, Map<string, Uploads>>();

/** What one person sends into one session. It outlives the page: leaving it loses nothing. */
function uploadsOf(client: QueryClient, sessionId: string, myId: string): Uploads {
  const all = known.get(client) ?? new Map<string, Uploads>();
  known.set(client, all);
  const name = `${myId}.${sessionId}`;
  const uploads =
    all.get(name) ??
    createUploads(sessionId, {
      mayStillSend: () => {
        const state = useAuth.getState();
        return state.status === "signed_in" && state.signedIn.user.id === myId;
      },
      onAdded: (session, file) => {
        adoptSession(client, session);
        toast.success(`Added ${file}`);
      },
    });
  all.set(name, uploads);
  return uploads;
}

export function useFiles(sessionId: string): Files {
  const { id } = useMe();
  const { store, add, drop, wake } = uploadsOf(useQueryClient(), sessionId, id);
  const { uploads } = useStore(store);

  useEffect(() => {
    wake();
    window.addEventListener("online", wake);
    return () => window.removeEventListener("online", wake);
  }, [wake]);

  const isSending = uploads.some(({ isRefused }) => !isRefused);
  useEffect(() => {
    if (!isSending) return;
    const handleLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", handleLeave);
    return () => window.removeEventListener("beforeunload", handleLeave);
  }, [isSending]);

  return {
    uploads,
    drop,
    wake,
    add: (files, capture) => {
      for (const file of files) {
        const complaint = complaintOf(file);
        if (complaint) toast.error(complaint);
        else add(file, file.name, capture);
      }
    },
  };
}

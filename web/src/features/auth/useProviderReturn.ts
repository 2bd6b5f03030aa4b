import { useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { endTrip, type ProviderTrip } from "@/api/auth/providerTrip";
import { useAuth } from "@/api/auth/state";
import { api } from "@/api/client";
import { ownProblem, type Problem } from "@/api/problem";
import { type SecondFactorNeeded, takeAnswer } from "@/features/auth/useGrant";

interface Return {
  trip: ProviderTrip;
  owed: SecondFactorNeeded | null;
  problem: Problem | null;
}

/** Posts what the provider sent back, once, and goes on where the trip began. */
export function useProviderReturn(): Return {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const status = useAuth((state) => state.status);
  // Kept from the first look: the address and the memory of the trip are cleared at once.
  const kept = useRef<{ trip: ProviderTrip; body: Body } | null>(null);
  kept.current ??= { trip: endTrip(), body: bodyOf(search) };
  const { trip, body } = kept.current;
  const begun = useRef(false);
  const [owed, setOwed] = useState<SecondFactorNeeded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    // The refresh of an older sign-in comes first, so that its verdict cannot end the new one.
    if (begun.current || status === "starting" || status === "unreachable") return;
    begun.current = true;
    void navigate({ search: "" }, { replace: true });
    const handlers = { onOwed: setOwed, onProblem: setProblem };
    void (trip.purpose === "link" ? link(body, handlers) : signIn(body, handlers)).then(
      (done) => done && navigate(trip.next, { replace: true }),
    );
  }, [status, body, trip, navigate]);

  // The second factor was paid on this page.
  useEffect(() => {
    if (owed && status === "signed_in") void navigate(trip.next, { replace: true });
  }, [owed, status, trip, navigate]);

  return { trip, owed, problem };
}

interface Body {
  state: string;
  code?: string;
  error?: string;
}

interface Handlers {
  onOwed: (needed: SecondFactorNeeded) => void;
  onProblem: (problem: Problem) => void;
}

function bodyOf(search: URLSearchParams): Body {
  const [code, error] = [search.get("code"), search.get("error")];
  return {
    state: search.get("state") ?? "",
    ...(code ? { code } : {}),
    ...(error ? { error } : {}),
  };
}

async function signIn(body: Body, { onOwed, onProblem }: Handlers): Promise<boolean> {
  const { data, error } = await api.POST("/api/v1/auth/providers/callback", { body });
  if (data) takeAnswer(data, onOwed);
  else onProblem(error ?? ownProblem("bad_answer"));
  return Boolean(data && !("ticket" in data));
}

async function link(body: Body, { onProblem }: Handlers): Promise<boolean> {
  const { data, error } = await api.POST("/api/v1/account/identities/callback", { body });
  if (!data) onProblem(error ?? ownProblem("bad_answer"));
  return Boolean(data);
}

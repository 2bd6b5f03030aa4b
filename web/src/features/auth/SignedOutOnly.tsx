import type { ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router";
import { useAuth } from "@/api/auth/state";
import { nextPath } from "@/lib/nextPath";

/** Whoever is signed in goes on to the page they wanted. */
export function SignedOutOnly({ children }: { children: ReactNode }) {
  const status = useAuth((state) => state.status);
  const [search] = useSearchParams();
  if (status === "signed_in") return <Navigate to={nextPath(search.get("next"))} replace />;
  // Nothing to see until the first refresh has answered: most people are signed in already.
  return status === "starting" ? null : children;
}

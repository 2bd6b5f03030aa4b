import { useSearchParams } from "react-router";
import { beginTrip } from "@/api/auth/providerTrip";
import { query } from "@/api/client";
import { leaveFor } from "@/lib/leaveFor";
import { nextPath } from "@/lib/nextPath";

/** Leaves for an identity provider; coming back ends at the page that was wanted. */
export function useProviderSignIn() {
  const [search] = useSearchParams();
  return query.useMutation("post", "/api/v1/auth/providers/{provider_key}/start", {
    onSuccess: ({ authorization_url }) => {
      beginTrip({ purpose: "sign_in", next: nextPath(search.get("next")) });
      leaveFor(authorization_url);
    },
  });
}

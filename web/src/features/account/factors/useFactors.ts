import { useQueryClient } from "@tanstack/react-query";
import { refreshMe } from "@/api/auth/me";
import { query } from "@/api/client";

const path = "/api/v1/account/second-factor";

/** What the person can prove themselves with, besides the password. */
export function useFactors() {
  return query.useQuery("get", path);
}

/** After a factor came or went: what is shown, and whether one is still owed. */
export function useFactorsChanged() {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ["get", path] }), refreshMe()]);
  };
}

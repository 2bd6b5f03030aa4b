import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";

const path = "/api/v1/team/identity-providers";

export function useProviders() {
  return query.useQuery("get", path);
}

export function useProvidersChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["get", path] });
}

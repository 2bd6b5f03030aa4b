import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";

const path = "/api/v1/team/security";

export function usePolicy() {
  return query.useQuery("get", path);
}

/** Changes the policy. What the server answers is the policy from then on. */
export function useSavePolicy() {
  const client = useQueryClient();
  return query.useMutation("patch", path, {
    onSuccess: ({ policy }) => {
      client.setQueryData(query.queryOptions("get", path).queryKey, policy);
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/team/sign-ins"] });
    },
  });
}

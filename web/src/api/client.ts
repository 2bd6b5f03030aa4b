import createFetchClient from "openapi-fetch";
import createQueryHooks from "openapi-react-query";
import { authorizedFetch } from "@/api/authorizedFetch";
import type { paths } from "@/api/schema.gen";

/** Typed calls: `await api.POST("/api/v1/flows", { body })` answers `{ data, error, response }`. */
export const api = createFetchClient<paths>({
  baseUrl: location.origin,
  credentials: "same-origin",
  fetch: authorizedFetch,
});

/** The same operations as react-query hooks: `query.useQuery("get", "/api/v1/flows", …)`. */
export const query = createQueryHooks(api);

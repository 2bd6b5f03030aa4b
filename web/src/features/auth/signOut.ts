import { end } from "@/api/auth/signIn";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import { toast } from "@/ui/toasts";

/** Signs out in every tab. Stays signed in if the server did not hear of it: the cookie would still work. */
export async function signOut(): Promise<void> {
  const { error, response } = await api.POST("/api/v1/auth/logout");
  if (error && response.status !== 401) toast.error(problemText(error));
  else end(null);
}

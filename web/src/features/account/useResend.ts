import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import { useMeta } from "@/api/meta";
import { problemText } from "@/api/problem";
import { toast } from "@/ui/toasts";

/** Sends the link that verifies the person's address once more. */
export function useResend() {
  const { email } = useMe();
  const isKept = useMeta()?.mail === "mailbox";
  return query.useMutation("post", "/api/v1/account/email/verification", {
    onSuccess: () =>
      void toast.success(`A link for ${email} is on its way`, {
        description: isKept ? "This server keeps mail in the operator's mailbox." : undefined,
      }),
    onError: (error) => void toast.error(problemText(error)),
  });
}

import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { deviceOf } from "@/features/signins/device";
import { SignInRow } from "@/features/signins/SignInRow";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/toasts";

const queryKey = ["get", "/api/v1/team/sign-ins"];

/** A sign-in of somebody in the team, which an admin may end. */
export function TeamSignInRow({ signIn }: { signIn: Schema<"TeamSignInView"> }) {
  const client = useQueryClient();
  const { user, email, is_me, is_current } = signIn;
  const device = deviceOf(signIn.user_agent).name;
  const end = query.useMutation("delete", "/api/v1/team/sign-ins/{sign_in_id}", {
    onSuccess: () => void toast.success(`Signed ${user.name} out of ${device}`),
    onError: (error) => void toast.error(problemText(error)),
    onSettled: async () => {
      // A list that is still on its way may have been read before.
      await client.cancelQueries({ queryKey });
      await client.invalidateQueries({ queryKey });
    },
  });
  return (
    <SignInRow
      signIn={signIn}
      who={
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{user.name}</span>
          {is_me && <Badge>You</Badge>}
          <span className="break-all text-faint text-meta">{email}</span>
        </p>
      }
      action={
        !is_current && (
          <Button
            size="sm"
            aria-label={`Sign ${user.name} out of ${device}`}
            busy={end.isPending}
            onClick={() => end.mutate({ params: { path: { sign_in_id: signIn.id } } })}
          >
            Sign out
          </Button>
        )
      }
    />
  );
}

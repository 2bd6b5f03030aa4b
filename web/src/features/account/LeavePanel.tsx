import { useState } from "react";
import { end } from "@/api/auth/signIn";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";

/** Leaving the team, which cannot be taken back. */
export function LeavePanel() {
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const leave = query.useMutation("post", "/api/v1/account/leave", { onSuccess: () => end(null) });

  const handleOpen = (open: boolean) => {
    setAsking(open);
    leave.reset();
  };
  return (
    <Panel
      danger
      title="Leave the team"
      description={`You lose your account at ${me.team.name}. Your name stays on the sessions and flows you worked on.`}
      actions={<Button onClick={() => handleOpen(true)}>Leave {me.team.name}</Button>}
    >
      {asking && (
        <ReauthDialog
          danger
          title={`Leave ${me.team.name}?`}
          description="Your sign-ins, passkeys, linked accounts and API tokens end at once. Only a new invitation brings you back, as a new account. Your address is free for another team."
          confirm="Leave the team"
          busy={leave.isPending}
          error={leave.error}
          onConfirm={(body) => leave.mutate({ body })}
          onClose={() => handleOpen(false)}
        />
      )}
    </Panel>
  );
}

import { useState } from "react";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { TotpSetup } from "@/features/account/factors/TotpSetup";
import { useFactorsChanged } from "@/features/account/factors/useFactors";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";
import { toast } from "@/ui/toasts";

interface AppPanelProps {
  factors: Schema<"SecondFactors">;
  onCodes: (codes: readonly string[]) => void;
}

/** The authenticator app: setting it up, and turning it off. */
export function AppPanel({ factors, onCodes }: AppPanelProps) {
  const [asking, setAsking] = useState<"on" | "off" | null>(null);
  const [enrolment, setEnrolment] = useState<Schema<"TotpEnrolment"> | null>(null);
  const changed = useFactorsChanged();
  const start = query.useMutation("post", "/api/v1/account/second-factor/totp", {
    onSuccess: (begun) => {
      setAsking(null);
      setEnrolment(begun);
    },
  });
  const disable = query.useMutation("delete", "/api/v1/account/second-factor/totp", {
    onSuccess: async () => {
      setAsking(null);
      toast.success("Authenticator app turned off");
      await changed();
    },
  });

  const handleAsk = (what: typeof asking) => {
    start.reset();
    disable.reset();
    setAsking(what);
  };
  const handleConfirmed = async (codes: readonly string[]) => {
    setEnrolment(null);
    onCodes(codes);
    toast.success("Authenticator app set up");
    await changed();
  };
  return (
    <Panel
      title="Authenticator app"
      mark={factors.totp_enabled ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
      description="An app on your phone shows a new six-digit code every half minute. You enter one after your password."
      actions={
        !enrolment &&
        (factors.totp_enabled ? (
          <Button onClick={() => handleAsk("off")}>Turn off the app</Button>
        ) : (
          <Button variant="primary" onClick={() => handleAsk("on")}>
            Set up an app
          </Button>
        ))
      }
    >
      {enrolment && (
        <TotpSetup
          enrolment={enrolment}
          onConfirmed={(codes) => void handleConfirmed(codes)}
          onCancel={() => setEnrolment(null)}
        />
      )}
      {asking === "on" && (
        <ReauthDialog
          title="Set up an authenticator app"
          description="First show that it is you."
          confirm="Continue"
          busy={start.isPending}
          error={start.error}
          onConfirm={(body) => start.mutate({ body })}
          onClose={() => handleAsk(null)}
        />
      )}
      {asking === "off" && (
        <ReauthDialog
          danger
          title="Turn off the authenticator app?"
          description="Codes of the app no longer work. If it is your only second step, your recovery codes go with it."
          confirm="Turn off"
          busy={disable.isPending}
          error={disable.error}
          onConfirm={(body) => disable.mutate({ body })}
          onClose={() => handleAsk(null)}
        />
      )}
    </Panel>
  );
}

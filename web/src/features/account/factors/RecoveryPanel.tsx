import { useState } from "react";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { useFactorsChanged } from "@/features/account/factors/useFactors";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";

interface RecoveryPanelProps {
  factors: Schema<"SecondFactors">;
  onCodes: (codes: readonly string[]) => void;
}

/** How many recovery codes are left, and fresh ones. */
export function RecoveryPanel({ factors, onCodes }: RecoveryPanelProps) {
  const [asking, setAsking] = useState(false);
  const changed = useFactorsChanged();
  const make = query.useMutation("post", "/api/v1/account/second-factor/recovery-codes", {
    onSuccess: async ({ codes }) => {
      setAsking(false);
      onCodes(codes);
      await changed();
    },
  });
  if (!factors.totp_enabled && factors.passkeys.length === 0) return null;
  const left = factors.recovery_codes_left;
  const handleOpen = (open: boolean) => {
    make.reset();
    setAsking(open);
  };
  return (
    <Panel
      title="Recovery codes"
      mark={<Badge tone={left < 3 ? "warning" : "neutral"}>{left} left</Badge>}
      description="For the day when neither your phone nor your passkey is at hand."
      actions={<Button onClick={() => handleOpen(true)}>Make new codes</Button>}
    >
      {asking && (
        <ReauthDialog
          title="Make new recovery codes?"
          description={
            left > 0 ? `The ${plural(left, "code")} you still have stop working.` : undefined
          }
          confirm="Make new codes"
          busy={make.isPending}
          error={make.error}
          onConfirm={(body) => make.mutate({ body })}
          onClose={() => handleOpen(false)}
        />
      )}
    </Panel>
  );
}

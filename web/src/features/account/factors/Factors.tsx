import { useState } from "react";
import { useMe } from "@/api/auth/state";
import { AppPanel } from "@/features/account/factors/AppPanel";
import { PasskeysPanel } from "@/features/account/factors/PasskeysPanel";
import { RecoveryCodes } from "@/features/account/factors/RecoveryCodes";
import { RecoveryPanel } from "@/features/account/factors/RecoveryPanel";
import { useFactors } from "@/features/account/factors/useFactors";
import { ErrorState } from "@/ui/ErrorState";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { Notice } from "@/ui/Notice";
import { SkeletonRows } from "@/ui/Skeleton";

/** Two-step verification: the app, the passkeys and the codes for a bad day. */
export function Factors() {
  const factors = useFactors();
  // Fresh recovery codes are shown once; nothing else happens until they are kept.
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (factors.isPending) return <SkeletonRows rows={4} label="Loading two-step verification" />;
  if (factors.isError) {
    return (
      <ErrorState
        error={factors.error}
        title="Two-step verification could not be loaded"
        onRetry={() => void factors.refetch()}
      />
    );
  }
  if (codes.length > 0) {
    return (
      <>
        <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
        <LeaveGuard when loss="The recovery codes are shown only now. Save them first." />
      </>
    );
  }
  return (
    <>
      <Demand isRequired={factors.data.required_by_team} />
      <AppPanel factors={factors.data} onCodes={setCodes} />
      <PasskeysPanel factors={factors.data} onCodes={setCodes} />
      <RecoveryPanel factors={factors.data} onCodes={setCodes} />
    </>
  );
}

function Demand({ isRequired }: { isRequired: boolean }) {
  const me = useMe();
  if (me.must_enrol_second_factor) {
    return (
      <div role="alert">
        <Notice tone="warning" title={`${me.team.name} asks everybody for a second step`}>
          Set up an authenticator app or a passkey here. Everything else waits until that is done.
        </Notice>
      </div>
    );
  }
  return isRequired ? (
    <Notice>
      {me.team.name} asks everybody for a second step: the last one cannot be turned off.
    </Notice>
  ) : null;
}

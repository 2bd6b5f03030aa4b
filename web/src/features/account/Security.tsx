import { useMe } from "@/api/auth/state";
import { Factors } from "@/features/account/factors/Factors";
import { IdentitiesPanel } from "@/features/account/IdentitiesPanel";
import { PasswordPanel } from "@/features/account/PasswordPanel";

/** How the person signs in. Whoever owes a second step sees nothing but that. */
export function Security() {
  const owes = useMe().must_enrol_second_factor;
  return (
    <div className="flex flex-col gap-4">
      {!owes && <PasswordPanel />}
      <Factors />
      {!owes && <IdentitiesPanel />}
    </div>
  );
}

import { SecurityPolicy } from "@/features/policy/SecurityPolicy";
import { PageHeader } from "@/ui/PageHeader";

export function SecurityPolicyPage() {
  return (
    <>
      <PageHeader
        title="Security"
        below="For everybody in your team. Every change is written to the audit log."
      />
      <SecurityPolicy />
    </>
  );
}

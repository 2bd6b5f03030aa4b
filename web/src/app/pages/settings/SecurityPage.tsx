import { Security } from "@/features/account/Security";
import { PageHeader } from "@/ui/PageHeader";

export function SecurityPage() {
  return (
    <>
      <PageHeader title="Sign-in & security" />
      <Security />
    </>
  );
}

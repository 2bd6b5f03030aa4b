import { useNavigate } from "react-router";
import { problemText } from "@/api/problem";
import { hasCode } from "@/api/problemMembers";
import { SecondFactorStep } from "@/features/auth/SecondFactorStep";
import { useProviderReturn } from "@/features/auth/useProviderReturn";
import { paths } from "@/lib/paths";
import { buttonClasses } from "@/ui/buttonClasses";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

/** Back from an identity provider: goes on by itself, asks for the second factor, or says why not. */
export function ProviderReturn() {
  const navigate = useNavigate();
  const { trip, owed, problem } = useProviderReturn();
  const toSignIn = () => void navigate(paths.signIn, { replace: true });

  if (owed) return <SecondFactorStep needed={owed} onBack={toSignIn} onExpired={toSignIn} />;
  if (!problem) {
    return (
      <>
        <PageHeader title={trip.purpose === "link" ? "Linking your account" : "Signing you in"} />
        <SkeletonRows rows={2} label="One moment" />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={trip.purpose === "link" ? "The account was not linked" : "You are not signed in"}
      />
      <div role="alert" className="flex flex-col items-start gap-4 text-muted text-ui">
        <p>
          {hasCode(problem, "no_account_for_identity")
            ? "Nobody here has the address that the provider vouched for. Ask your team admin for an invitation, or sign in with your password and link the provider under Sign-in & security."
            : `${problemText(problem)} ${reason(problem.reason)}`}
        </p>
        {trip.purpose === "link" ? (
          <TextLink to={trip.next} className={buttonClasses()}>
            Back to your settings
          </TextLink>
        ) : (
          <TextLink to={paths.signIn} className={buttonClasses()}>
            Back to sign-in
          </TextLink>
        )}
      </div>
    </>
  );
}

const reasons: Record<string, string> = {
  expired: "It took too long. Begin again.",
  state_mismatch: "It was not begun in this browser. Begin again here.",
  provider_error: "The provider did not let you in, or you closed its page.",
  provider_unavailable: "The provider cannot be reached. Try again in a moment.",
  tenant_not_allowed: "Accounts of that organisation may not sign in here.",
  token_invalid: "What the provider sent could not be trusted.",
};

function reason(code: string | undefined): string {
  return reasons[code ?? ""] ?? "";
}

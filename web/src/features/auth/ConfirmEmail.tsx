import { refreshMe } from "@/api/auth/me";
import { useAuth } from "@/api/auth/state";
import { query } from "@/api/client";
import { hasCode } from "@/api/problemMembers";
import { DeadLink } from "@/features/auth/DeadLink";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

/** Confirms an address by a mailed link. By a press: programs that open links in mails confirm nothing. */
export function ConfirmEmail({ token }: { token: string }) {
  const signedIn = useAuth((state) => state.status === "signed_in");
  const confirm = query.useMutation("post", "/api/v1/auth/email/confirm", {
    onSuccess: () => {
      if (signedIn) void refreshMe();
    },
  });
  const on = signedIn ? (
    <TextLink to={paths.flows}>Go to flows</TextLink>
  ) : (
    <TextLink to={paths.signIn}>Sign in</TextLink>
  );

  if (!token || hasCode(confirm.error, "invalid_link")) {
    return (
      <DeadLink title="This link does not work">
        Links to confirm an address work once, for a day, and only the newest one. Ask for a new one
        in your profile. {on}
      </DeadLink>
    );
  }
  if (confirm.data) {
    return (
      <>
        <PageHeader title="Your address is confirmed" />
        <p role="status" className="break-words text-muted text-ui">
          {confirm.data.email} is yours. {on}
        </p>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Confirm your address" below="One press, and it is known to be yours." />
      <div className="flex flex-col gap-4">
        <InlineError error={confirm.error} />
        <Button
          variant="primary"
          size="lg"
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ body: { token } })}
        >
          Confirm
        </Button>
      </div>
    </>
  );
}

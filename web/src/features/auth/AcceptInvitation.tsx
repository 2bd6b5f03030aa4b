import { query } from "@/api/client";
import { useMeta } from "@/api/meta";
import { hasCode } from "@/api/problemMembers";
import { roleLabel } from "@/api/roles";
import { DeadLink } from "@/features/auth/DeadLink";
import { JoinForm } from "@/features/auth/JoinForm";
import { ProviderButtons } from "@/features/auth/ProviderButtons";
import { atMoment } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

/** What an invitation says, and the two ways to take it: a password here, or an identity provider. */
export function AcceptInvitation({ token }: { token: string }) {
  const providers = useMeta()?.providers ?? [];
  const look = query.useQuery(
    "post",
    "/api/v1/auth/invitations/look",
    { body: { token } },
    { enabled: Boolean(token), staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  );
  if (!token || hasCode(look.error, "invalid_link")) {
    return (
      <DeadLink title="This invitation does not work">
        Invitations work once, for seven days, and only the newest one. Ask whoever invited you for
        another, or <TextLink to={paths.signIn}>sign in</TextLink> if you have joined already.
      </DeadLink>
    );
  }
  if (look.error) {
    return (
      <ErrorState
        error={look.error}
        title="The invitation could not be read"
        onRetry={() => void look.refetch()}
      />
    );
  }
  const invitation = look.data;
  if (!invitation) return <SkeletonRows rows={4} label="Reading the invitation" />;
  return (
    <>
      <PageHeader
        title={`Join ${invitation.team_name}`}
        below={
          <>
            {invitation.invited_by} invites you as{" "}
            <strong className="font-medium text-ink">{roleLabel(invitation.role)}</strong>. The
            invitation holds until {atMoment(invitation.expires_at)}.
          </>
        }
      />
      <JoinForm token={token} email={invitation.email} />
      {providers.length > 0 && (
        <section aria-label="Join without a password" className="mt-5 flex flex-col gap-2">
          <p className="text-muted text-ui">
            Or without a password, if your account there is {invitation.email}:
          </p>
          <ProviderButtons providers={providers} />
        </section>
      )}
    </>
  );
}

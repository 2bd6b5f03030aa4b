import { AcceptInvitation } from "@/features/auth/AcceptInvitation";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { useLinkToken } from "@/features/auth/useLinkToken";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

export function AcceptInvitationPage() {
  const token = useLinkToken();
  return (
    <AuthFrame footer={<TextLink to={paths.signIn}>Back to sign-in</TextLink>}>
      <AcceptInvitation key={token} token={token} />
    </AuthFrame>
  );
}

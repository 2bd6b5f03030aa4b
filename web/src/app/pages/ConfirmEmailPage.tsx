import { AuthFrame } from "@/features/auth/AuthFrame";
import { ConfirmEmail } from "@/features/auth/ConfirmEmail";
import { useLinkToken } from "@/features/auth/useLinkToken";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

export function ConfirmEmailPage() {
  const token = useLinkToken();
  return (
    <AuthFrame footer={<TextLink to={paths.signIn}>Back to sign-in</TextLink>}>
      <ConfirmEmail key={token} token={token} />
    </AuthFrame>
  );
}

import { AuthFrame } from "@/features/auth/AuthFrame";
import { ResetPassword } from "@/features/auth/ResetPassword";
import { useLinkToken } from "@/features/auth/useLinkToken";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

export function ResetPasswordPage() {
  const token = useLinkToken();
  return (
    <AuthFrame footer={<TextLink to={paths.signIn}>Back to sign-in</TextLink>}>
      <ResetPassword key={token} token={token} />
    </AuthFrame>
  );
}

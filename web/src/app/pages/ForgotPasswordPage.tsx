import { AuthFrame } from "@/features/auth/AuthFrame";
import { ForgotPassword } from "@/features/auth/ForgotPassword";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

export function ForgotPasswordPage() {
  return (
    <AuthFrame footer={<TextLink to={paths.signIn}>Back to sign-in</TextLink>}>
      <ForgotPassword />
    </AuthFrame>
  );
}

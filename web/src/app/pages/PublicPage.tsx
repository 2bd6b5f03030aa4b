import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { useLinkToken } from "@/features/auth/useLinkToken";
import { paths } from "@/lib/paths";
import { lazily } from "@/ui/lazily";
import { TextLink } from "@/ui/TextLink";

const ForgotPassword = lazily(
  async () => (await import("@/features/auth/ForgotPassword")).ForgotPassword,
);
const ResetPassword = lazily(
  async () => (await import("@/features/auth/ResetPassword")).ResetPassword,
);
const ConfirmEmail = lazily(
  async () => (await import("@/features/auth/ConfirmEmail")).ConfirmEmail,
);
const AcceptInvitation = lazily(
  async () => (await import("@/features/auth/AcceptInvitation")).AcceptInvitation,
);
const ProviderReturn = lazily(
  async () => (await import("@/features/auth/ProviderReturn")).ProviderReturn,
);

const pages: Record<string, (token: string) => ReactNode> = {
  [paths.forgotPassword]: () => <ForgotPassword />,
  [paths.resetPassword]: (token) => <ResetPassword key={token} token={token} />,
  [paths.confirmEmail]: (token) => <ConfirmEmail key={token} token={token} />,
  [paths.acceptInvitation]: (token) => <AcceptInvitation key={token} token={token} />,
  [paths.signInCallback]: () => <ProviderReturn />,
};

/** The pages that mails and identity providers lead to. They work signed in and signed out. */
export function PublicPage() {
  const token = useLinkToken();
  const { pathname } = useLocation();
  return (
    <AuthFrame footer={<TextLink to={paths.signIn}>Back to sign-in</TextLink>}>
      {pages[pathname.replace(/\/$/, "")]?.(token)}
    </AuthFrame>
  );
}

import { useLocation } from "react-router";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { RegisterForm } from "@/features/auth/RegisterForm";
import { SignedOutOnly } from "@/features/auth/SignedOutOnly";
import { paths } from "@/lib/paths";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

export function RegisterPage() {
  const { search } = useLocation();
  return (
    <SignedOutOnly>
      <AuthFrame
        footer={
          <>
            Already have an account? <TextLink to={`${paths.signIn}${search}`}>Sign in</TextLink>
          </>
        }
      >
        <PageHeader title="Create a team" below="You will be its admin. It takes a minute." />
        <RegisterForm />
      </AuthFrame>
    </SignedOutOnly>
  );
}

import { useLocation } from "react-router";
import { useMeta } from "@/api/meta";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { RegisterForm } from "@/features/auth/RegisterForm";
import { SignedOutOnly } from "@/features/auth/SignedOutOnly";
import { paths } from "@/lib/paths";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

export function RegisterPage() {
  const { search } = useLocation();
  const closed = useMeta()?.registration_open === false;
  return (
    <SignedOutOnly>
      <AuthFrame
        footer={
          <>
            Already have an account? <TextLink to={`${paths.signIn}${search}`}>Sign in</TextLink>
          </>
        }
      >
        <PageHeader
          title="Create a team"
          below={
            closed
              ? "This server takes no new teams. Ask the admin of your team for an invitation."
              : "You will be its admin. It takes a minute."
          }
        />
        {!closed && <RegisterForm />}
      </AuthFrame>
    </SignedOutOnly>
  );
}

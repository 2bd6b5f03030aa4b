import { useLocation } from "react-router";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { EndedBanner } from "@/features/auth/EndedBanner";
import { SignedOutOnly } from "@/features/auth/SignedOutOnly";
import { SignInForm } from "@/features/auth/SignInForm";
import { paths } from "@/lib/paths";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

export function SignInPage() {
  const { search } = useLocation();
  return (
    <SignedOutOnly>
      <AuthFrame
        footer={
          <>
            New here? <TextLink to={`${paths.register}${search}`}>Create a team</TextLink>
          </>
        }
      >
        <PageHeader title="Sign in" />
        <div className="flex flex-col gap-5">
          <EndedBanner />
          <div>
            <SignInForm />
          </div>
        </div>
      </AuthFrame>
    </SignedOutOnly>
  );
}

import { useLocation } from "react-router";
import { useMeta } from "@/api/meta";
import { AuthFrame } from "@/features/auth/AuthFrame";
import { SignedOutOnly } from "@/features/auth/SignedOutOnly";
import { SignIn } from "@/features/auth/SignIn";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

export function SignInPage() {
  const { search } = useLocation();
  const open = useMeta()?.registration_open;
  return (
    <SignedOutOnly>
      <AuthFrame
        footer={
          open ? (
            <>
              New here? <TextLink to={`${paths.register}${search}`}>Create a team</TextLink>
            </>
          ) : (
            open === false && "New here? Ask the admin of your team for an invitation."
          )
        }
      >
        <SignIn />
      </AuthFrame>
    </SignedOutOnly>
  );
}

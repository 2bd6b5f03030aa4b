import { AuthFrame } from "@/features/auth/AuthFrame";
import { ProviderReturn } from "@/features/auth/ProviderReturn";

export function SignInCallbackPage() {
  return (
    <AuthFrame footer={null}>
      <ProviderReturn />
    </AuthFrame>
  );
}

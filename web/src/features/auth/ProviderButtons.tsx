import { LogIn } from "lucide-react";
import type { Schema } from "@/api/types";
import { useProviderSignIn } from "@/features/auth/useProviderSignIn";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";

/** One button for each identity provider that leads there. */
export function ProviderButtons({ providers }: { providers: readonly Schema<"ProviderChoice">[] }) {
  const start = useProviderSignIn();
  const chosen = start.isPending ? start.variables.params.path.provider_key : null;
  return (
    <>
      {providers.map(({ key, name }) => (
        <Button
          key={key}
          size="lg"
          icon={<LogIn size={16} aria-hidden />}
          busy={chosen === key}
          onClick={() => start.mutate({ params: { path: { provider_key: key } } })}
        >
          Continue with {name}
        </Button>
      ))}
      <InlineError error={start.error} />
    </>
  );
}

import { Monitor, Smartphone, Terminal } from "lucide-react";
import type { ReactNode } from "react";
import type { Schema } from "@/api/types";
import { deviceOf } from "@/features/signins/device";
import { atMoment } from "@/lib/dates";
import { Badge } from "@/ui/Badge";
import { Moment } from "@/ui/Moment";

const icons = { desktop: Monitor, phone: Smartphone, program: Terminal };

const methods: Record<Schema<"SignInMethod">, string> = {
  password: "with a password",
  identity_provider: "through an identity provider",
  passkey: "with a passkey",
};

interface SignInRowProps {
  signIn: Schema<"SignInView">;
  /** Whose it is, where the list is about several people. */
  who?: ReactNode;
  action?: ReactNode;
}

/** One sign-in: on what, from where, how it began, and when it ends. */
export function SignInRow({ signIn, who, action }: SignInRowProps) {
  const { name, kind } = deviceOf(signIn.user_agent);
  const Icon = icons[kind];
  return (
    <li className="flex items-start gap-3 p-3 text-ui">
      <Icon size={18} className="mt-0.5 shrink-0 text-faint" aria-hidden />
      <div className="min-w-0 grow">
        {who}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium" data-tip={signIn.user_agent ?? undefined}>
            {name}
          </span>
          {signIn.is_current && <Badge tone="accent">This device</Badge>}
          {signIn.channel === "body" && <Badge>Program</Badge>}
        </p>
        <p className="break-words text-muted">
          Signed in {methods[signIn.method]} on {atMoment(signIn.created_at)}
          {signIn.address && (
            <>
              {" "}
              from <span className="tabular-nums">{signIn.address}</span>
            </>
          )}
        </p>
        <p className="text-faint text-meta">
          Last active <Moment at={signIn.last_active_at} />. Ends{" "}
          <time dateTime={signIn.idle_expires_at}>{atMoment(signIn.idle_expires_at)}</time> unless
          it is used
          {Date.parse(signIn.absolute_expires_at) > Date.parse(signIn.idle_expires_at) && (
            <>
              ,{" "}
              <time dateTime={signIn.absolute_expires_at}>
                {atMoment(signIn.absolute_expires_at)}
              </time>{" "}
              at the latest
            </>
          )}
          .
        </p>
      </div>
      {action}
    </li>
  );
}

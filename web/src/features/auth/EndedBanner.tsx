import { Info, ShieldAlert, TriangleAlert } from "lucide-react";
import { useSearchParams } from "react-router";
import { endedText } from "@/api/auth/ended";
import { useAuth } from "@/api/auth/state";
import { cn } from "@/lib/classes";
import { signInPath } from "@/lib/nextPath";
import { paths } from "@/lib/paths";
import { TextLink } from "@/ui/TextLink";

const looks = {
  neutral: { icon: Info, classes: "border-line bg-raised text-ink" },
  warning: { icon: TriangleAlert, classes: "border-warning/40 bg-warning/10 text-warning" },
  danger: { icon: ShieldAlert, classes: "border-danger/40 bg-danger/10 text-danger" },
};

/** Why the person has to sign in again, when there is a reason worth telling. */
export function EndedBanner() {
  const ended = useAuth((state) => (state.status === "signed_out" ? state.ended : null));
  const text = ended && endedText(ended);
  if (!text) return null;
  const { icon: Icon, classes } = looks[text.tone];
  return (
    <div
      role="alert"
      className={cn("flex gap-2.5 rounded-card border px-3 py-2.5 text-ui", classes)}
    >
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div>
        <p className="font-medium">{text.title}</p>
        {text.hint && <p className="mt-0.5 text-muted">{text.hint}</p>}
        {text.lookAround && <LookAround />}
      </div>
    </div>
  );
}

/** Leads to the person's sign-ins, by way of signing in. */
function LookAround() {
  const [search] = useSearchParams();
  const isNext = search.get("next") === paths.mySignIns;
  return (
    <p className="mt-1 text-ink">
      {isNext ? (
        "Sign in, and you see where else you are signed in."
      ) : (
        <TextLink to={signInPath(paths.mySignIns)} replace>
          Sign in and look at where you are signed in
        </TextLink>
      )}
    </p>
  );
}

import { Dices } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { fieldProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { freshPassphrase } from "@/features/sharing/dialog/freshPassphrase";
import { SharePreview } from "@/features/sharing/dialog/SharePreview";
import { type Share, useCreateShare } from "@/features/sharing/useShares";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { SegmentedControl } from "@/ui/SegmentedControl";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

const lifetimes = [
  { value: "1", label: "1 hour" },
  { value: "24", label: "1 day" },
  { value: "168", label: "7 days" },
  { value: "720", label: "30 days" },
  { value: "2160", label: "90 days" },
] as const;
type Lifetime = (typeof lifetimes)[number]["value"];

const audiences = [
  { value: "public", label: "Anyone with the link" },
  { value: "team", label: "The team" },
] as const;
const notes = [
  { value: "client", label: "Client's note" },
  { value: "internal", label: "Internal note" },
] as const;

interface NewShareFormProps {
  /** The form's id, for the button that sends it. */
  form: string;
  sessionId: string;
  /** Whether the internal note may be shown to anybody. */
  mayShareInternal: boolean;
  onBusy: (busy: boolean) => void;
  onCreated: (created: Schema<"ShareCreated">, passphrase: string) => void;
}

/** Who may follow a new link, what they see, and for how long. */
export function NewShareForm(props: NewShareFormProps) {
  const { form, sessionId, mayShareInternal, onBusy, onCreated } = props;
  const [audience, setAudience] = useState<Share["audience"]>("public");
  const [wanted, setVariant] = useState<Share["variant"]>("client");
  const [hours, setHours] = useState<Lifetime>("168");
  const [passphrase, setPassphrase] = useState("");
  const create = useCreateShare((created) => onCreated(created, passphrase.trim()));
  const choosesNote = audience === "team" || mayShareInternal;
  const variant = choosesNote ? wanted : "client";
  useEffect(() => onBusy(create.isPending), [create.isPending, onBusy]);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const chosen = passphrase.trim();
    create.mutate({
      params: { path: { session_id: sessionId } },
      body: {
        audience,
        variant,
        expires_in_hours: Number(hours),
        ...(chosen ? { passphrase: chosen } : {}),
      },
    });
  };
  return (
    <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Choice label="Who may read it">
          <SegmentedControl
            label="Who may read it"
            value={audience}
            segments={audiences}
            onValueChange={setAudience}
          />
        </Choice>
        {choosesNote && (
          <Choice label="What they see">
            <SegmentedControl
              label="What they see"
              value={variant}
              segments={notes}
              onValueChange={setVariant}
            />
          </Choice>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Select
          label="Works for"
          value={hours}
          options={lifetimes}
          onValueChange={setHours}
          className="max-w-48"
        />
        <div className="flex items-start gap-2">
          <TextField
            label="Passphrase"
            hint="Optional. Tell it to its readers another way than the link."
            className="grow"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={passphrase}
            error={fieldProblem(create.error, "passphrase")}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <Button
            className="mt-6 h-9"
            icon={<Dices size={14} aria-hidden />}
            onClick={() => setPassphrase(freshPassphrase())}
          >
            Generate
          </Button>
        </div>
      </div>
      {!create.error?.errors?.length && <InlineError error={create.error} />}
      <SharePreview sessionId={sessionId} audience={audience} variant={variant} />
    </form>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="font-medium text-ui">
        {label}
      </span>
      <div>{children}</div>
    </div>
  );
}

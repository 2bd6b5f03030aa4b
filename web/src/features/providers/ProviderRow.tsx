import { useState } from "react";
import type { Schema } from "@/api/types";
import { RemoveProvider } from "@/features/providers/RemoveProvider";
import { useSwitch } from "@/features/providers/useSwitch";
import { kindLabel } from "@/features/providers/values";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";

interface ProviderRowProps {
  provider: Schema<"ProviderView">;
  onEdit: () => void;
}

export function ProviderRow({ provider, onEdit }: ProviderRowProps) {
  const [removing, setRemoving] = useState(false);
  const toggle = useSwitch(provider);
  const { name, kind, issuer, email_domains, enabled } = provider;
  return (
    <li className="flex flex-wrap items-center gap-3 p-3 text-ui">
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{name}</span>
          {enabled ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
        </p>
        <p className="break-words text-muted">
          {kind === "oidc" ? issuer : kindLabel(kind)}, for {email_domains.join(", ")}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={`${enabled ? "Turn off" : "Turn on"} ${name}`}
        busy={toggle.isPending}
        onClick={() => toggle.set(!enabled)}
      >
        {enabled ? "Turn off" : "Turn on"}
      </Button>
      <Button size="sm" aria-label={`Edit ${name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button size="sm" aria-label={`Delete ${name}`} onClick={() => setRemoving(true)}>
        Delete
      </Button>
      {removing && <RemoveProvider provider={provider} onClose={() => setRemoving(false)} />}
    </li>
  );
}

import { KeyRound, Trash2 } from "lucide-react";
import { useState } from "react";
import { knowsPasskeys } from "@/api/passkeys";
import type { Schema } from "@/api/types";
import { AddPasskey } from "@/features/account/factors/AddPasskey";
import { RemovePasskey } from "@/features/account/factors/RemovePasskey";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Moment } from "@/ui/Moment";
import { Panel } from "@/ui/Panel";

interface PasskeysPanelProps {
  factors: Schema<"SecondFactors">;
  onCodes: (codes: readonly string[]) => void;
}

/** The passkeys of the account. */
export function PasskeysPanel({ factors, onCodes }: PasskeysPanelProps) {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Schema<"PasskeyView"> | null>(null);
  const { passkeys, passkeys_available: available } = factors;
  const why = available
    ? !knowsPasskeys() && "This browser cannot use passkeys. Try another one."
    : "This server is reached by a bare IP address, or without https; passkeys need a name.";

  return (
    <Panel
      title="Passkeys"
      mark={<Badge tone={passkeys.length > 0 ? "success" : "neutral"}>{passkeys.length}</Badge>}
      description={
        why ||
        "Sign in with your fingerprint, face, PIN or security key. A passkey counts as password and second step at once."
      }
      actions={!why && <Button onClick={() => setAdding(true)}>Add a passkey</Button>}
    >
      {passkeys.length > 0 && (
        <ul aria-label="Passkeys" className="divide-y divide-line border-line border-t">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 py-2.5 text-ui">
              <KeyRound size={16} className="shrink-0 text-faint" aria-hidden />
              <div className="min-w-0 grow">
                <p className="break-words font-medium">{passkey.name}</p>
                <p className="text-faint text-meta">
                  Added <Moment at={passkey.created_at} />
                  {passkey.last_used_at ? (
                    <>
                      , last used <Moment at={passkey.last_used_at} />
                    </>
                  ) : (
                    ", not used yet"
                  )}
                </p>
              </div>
              <IconButton
                label={`Remove ${passkey.name}`}
                icon={<Trash2 size={14} />}
                onClick={() => setRemoving(passkey)}
              />
            </li>
          ))}
        </ul>
      )}
      {adding && <AddPasskey onCodes={onCodes} onClose={() => setAdding(false)} />}
      {removing && <RemovePasskey passkey={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  );
}

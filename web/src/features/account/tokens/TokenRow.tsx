import type { Schema } from "@/api/types";
import { scopeWords } from "@/features/account/tokens/scopes";
import { tokenState } from "@/features/account/tokens/tokenState";
import { onDay } from "@/lib/dates";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Moment } from "@/ui/Moment";
import { Tag } from "@/ui/Tag";

interface TokenRowProps {
  token: Schema<"ApiTokenView">;
  onRevoke: () => void;
}

export function TokenRow({ token, onRevoke }: TokenRowProps) {
  const state = tokenState(token);
  return (
    <li className="flex flex-wrap items-start gap-3 p-3 text-ui">
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{token.name}</span>
          <code className="font-mono text-faint text-meta">…{token.hint}</code>
          {state === "revoked" && <Badge>Revoked</Badge>}
          {state === "expired" && <Badge tone="warning">Expired</Badge>}
        </p>
        <ul aria-label="Scopes" className="mt-1 flex flex-wrap gap-1">
          {token.scopes.map((scope) => (
            <li key={scope} data-tip={scopeWords[scope]}>
              <Tag>{scope}</Tag>
            </li>
          ))}
        </ul>
        <p className="mt-1 text-faint text-meta">
          Made <Moment at={token.created_at} />,{" "}
          {token.last_used_at ? (
            <>
              last used <Moment at={token.last_used_at} />
            </>
          ) : (
            "never used"
          )}
          , {state === "expired" ? "expired" : "expires"} on {onDay(token.expires_at)}
        </p>
      </div>
      {state === "live" && (
        <Button size="sm" aria-label={`Revoke ${token.name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}

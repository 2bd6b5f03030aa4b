import { KeySquare, Plus } from "lucide-react";
import { useState } from "react";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { NewToken } from "@/features/account/tokens/NewToken";
import { RevokeToken } from "@/features/account/tokens/RevokeToken";
import { TokenRow } from "@/features/account/tokens/TokenRow";
import { tokenState } from "@/features/account/tokens/tokenState";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";

/** The person's API tokens: those that work first. */
export function ApiTokens() {
  const list = query.useQuery("get", "/api/v1/account/api-tokens");
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Schema<"ApiTokenView"> | null>(null);
  const items = (list.data?.items ?? []).toSorted(
    (one, other) => Number(tokenState(one) !== "live") - Number(tokenState(other) !== "live"),
  );
  const create = (
    <Button
      variant="primary"
      icon={<Plus size={14} aria-hidden />}
      onClick={() => setCreating(true)}
    >
      New token
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API tokens"
        below="For scripts and other programs. A token acts as you, within its scopes, and never more than your role allows."
        actions={items.length > 0 && create}
      />
      {list.isPending && <SkeletonRows rows={3} label="Loading your API tokens" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="Your API tokens could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={<KeySquare size={24} aria-hidden />}
          title="No API tokens"
          actions={create}
        >
          Programs send one as <code className="font-mono">Authorization: Bearer rf_pat_…</code>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul
          aria-label="API tokens"
          className="divide-y divide-line rounded-card border border-line bg-surface"
        >
          {items.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      {creating && <NewToken onClose={() => setCreating(false)} />}
      {revoking && <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

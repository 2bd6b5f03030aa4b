import { useQueryClient } from "@tanstack/react-query";
import { Link2, Unlink } from "lucide-react";
import { useState } from "react";
import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { LinkIdentity } from "@/features/account/LinkIdentity";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Moment } from "@/ui/Moment";
import { Panel } from "@/ui/Panel";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";
import { toast } from "@/ui/toasts";

const path = "/api/v1/account/identities";

/** Accounts elsewhere that sign in here. */
export function IdentitiesPanel() {
  const client = useQueryClient();
  const list = query.useQuery("get", path);
  const [linking, setLinking] = useState<Schema<"ProviderChoice"> | null>(null);
  const [unlinking, setUnlinking] = useState<Schema<"IdentityView"> | null>(null);
  const unlink = query.useMutation("delete", "/api/v1/account/identities/{identity_id}", {
    onSuccess: async () => {
      setUnlinking(null);
      toast.success("Account unlinked");
      await client.invalidateQueries({ queryKey: ["get", path] });
    },
  });
  const items = list.data?.items ?? [];
  const available = list.data?.available ?? [];
  return (
    <Panel
      title="Linked accounts"
      description={
        list.error
          ? problemText(list.error)
          : list.isSuccess && items.length + available.length === 0
            ? "Neither this server nor your team has an identity provider set up."
            : "Accounts of Google, Microsoft or your company that sign you in here."
      }
      actions={available.map((provider) => (
        <Button
          key={provider.key}
          icon={<Link2 size={14} aria-hidden />}
          onClick={() => setLinking(provider)}
        >
          Link {provider.name}
        </Button>
      ))}
    >
      {items.length > 0 && (
        <ul aria-label="Linked accounts" className="divide-y divide-line border-line border-t">
          {items.map((identity) => (
            <li key={identity.id} className="flex items-center gap-3 py-2.5 text-ui">
              <div className="min-w-0 grow">
                <p className="break-words font-medium">
                  {identity.provider_name}
                  {identity.email && <span className="text-muted"> · {identity.email}</span>}
                </p>
                <p className="text-faint text-meta">
                  Linked <Moment at={identity.linked_at} />
                  {identity.last_used_at && (
                    <>
                      , last used <Moment at={identity.last_used_at} />
                    </>
                  )}
                </p>
              </div>
              <IconButton
                label={`Unlink ${identity.provider_name}`}
                icon={<Unlink size={14} />}
                onClick={() => {
                  unlink.reset();
                  setUnlinking(identity);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {linking && <LinkIdentity provider={linking} onClose={() => setLinking(null)} />}
      {unlinking && (
        <ReauthDialog
          danger
          title={`Unlink ${unlinking.provider_name}?`}
          description="That account no longer signs you in here. You can link it again."
          confirm="Unlink"
          busy={unlink.isPending}
          error={unlink.error}
          onConfirm={(body) =>
            unlink.mutate({ params: { path: { identity_id: unlinking.id } }, body })
          }
          onClose={() => setUnlinking(null)}
        />
      )}
    </Panel>
  );
}

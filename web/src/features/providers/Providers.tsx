import { KeyRound, Plus } from "lucide-react";
import { useSearchParams } from "react-router";
import { ProviderForm } from "@/features/providers/ProviderForm";
import { ProviderRow } from "@/features/providers/ProviderRow";
import { RedirectUri } from "@/features/providers/RedirectUri";
import { useProviders } from "@/features/providers/useProviders";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { SkeletonRows } from "@/ui/Skeleton";

/** Where members may sign in besides here. The address says which one is being edited. */
export function Providers() {
  const list = useProviders();
  const [params, setParams] = useSearchParams();
  const editing = params.get("edit");
  const items = list.data?.items ?? [];
  const edited = items.find(({ id }) => id === editing);
  const isOpen = editing === "new" || Boolean(edited);
  const handleClose = () => setParams({}, { preventScrollReset: true });
  const add = (
    <Button
      variant="primary"
      icon={<Plus size={14} aria-hidden />}
      onClick={() => setParams({ edit: "new" })}
    >
      Add a provider
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Identity providers"
        below="Members sign in with the account they have at Google, Microsoft or another OpenID Connect provider."
        actions={items.length > 0 && !isOpen && add}
      />
      {list.isPending && <SkeletonRows rows={3} label="Loading the identity providers" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The identity providers could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && (
        <div className="flex flex-col gap-4">
          <RedirectUri uri={list.data.redirect_uri} />
          {isOpen ? (
            <ProviderForm key={editing} provider={edited} onClose={handleClose} />
          ) : items.length === 0 ? (
            <EmptyState
              icon={<KeyRound size={24} aria-hidden />}
              title="No identity provider"
              actions={add}
            >
              Register this server at your provider with the redirect address above, then enter the
              client ID and secret that you get.
            </EmptyState>
          ) : (
            <ul
              aria-label="Identity providers"
              className="divide-y divide-line rounded-card border border-line bg-surface"
            >
              {items.map((provider) => (
                <ProviderRow
                  key={provider.id}
                  provider={provider}
                  onEdit={() => setParams({ edit: provider.id })}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

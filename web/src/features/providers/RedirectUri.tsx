import { CopyButton } from "@/ui/CopyButton";

/** What the provider has to be told. */
export function RedirectUri({ uri }: { uri: string }) {
  return (
    <div className="flex items-center gap-2 rounded-card border border-line bg-raised px-3 py-2 text-ui">
      <p className="min-w-0 grow">
        <span className="text-muted">Redirect address for the provider: </span>
        <code className="break-all font-mono">{uri}</code>
      </p>
      <CopyButton text={uri} label="Copy the redirect address" />
    </div>
  );
}

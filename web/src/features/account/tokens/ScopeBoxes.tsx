import { allScopes, type Scope, scopeWords } from "@/features/account/tokens/scopes";

interface ScopeBoxesProps {
  chosen: readonly Scope[];
  onChange: (scopes: readonly Scope[]) => void;
  error?: string;
}

/** What a token may do, a box each. */
export function ScopeBoxes({ chosen, onChange, error }: ScopeBoxesProps) {
  const handleToggle = (scope: Scope, on: boolean) =>
    onChange(allScopes.filter((known) => (known === scope ? on : chosen.includes(known))));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-ui">It may</legend>
      {allScopes.map((scope) => (
        <label key={scope} className="flex min-h-7 items-center gap-2 text-ui">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={(event) => handleToggle(scope, event.target.checked)}
            className="size-4 shrink-0 accent-accent-solid"
          />
          <span className="grow">{scopeWords[scope]}</span>
          <code className="font-mono text-faint text-meta">{scope}</code>
        </label>
      ))}
      {error && (
        <p role="alert" className="text-danger text-meta">
          {error}
        </p>
      )}
    </fieldset>
  );
}

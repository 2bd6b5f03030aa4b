import { useMeta } from "@/api/meta";
import { roleLabel } from "@/api/roles";

interface DemoAccountsProps {
  onPick: (account: { email: string; password: string }) => void;
}

/** On a server with demo data: who one can be. Says nothing anywhere else. */
export function DemoAccounts({ onPick }: DemoAccountsProps) {
  const demo = useMeta()?.demo;
  if (!demo) return null;
  return (
    <section aria-labelledby="demo-accounts" className="mt-8 border-line border-t pt-5">
      <h2 id="demo-accounts" className="font-medium text-ui">
        This is a demo
      </h2>
      <p className="mb-2 text-faint text-meta">Pick somebody to be; their password is filled in.</p>
      <ul className="overflow-hidden rounded-card border border-line">
        {demo.accounts.map(({ email, name, role }) => (
          <li key={email} className="border-line border-b last:border-b-0">
            <button
              type="button"
              onClick={() => onPick({ email, password: demo.password })}
              className="flex w-full items-center gap-3 px-3 py-2 text-left text-ui outline-offset-[-2px] transition-colors hover:bg-raised"
            >
              <span className="min-w-0 grow">
                <span className="block truncate">{name}</span>
                <span className="block truncate text-faint text-meta">{email}</span>
              </span>
              <span className="text-meta text-muted">{roleLabel(role)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

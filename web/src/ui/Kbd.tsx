import { cn } from "@/lib/classes";
import { keyCaps } from "@/lib/keys";

const cap =
  "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-line bg-raised px-1 font-sans text-[11px] text-muted leading-none";

/** Keys to press: `mod+k` together, `g f` one after the other. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn("inline-flex pointer-coarse:hidden items-center gap-1", className)}>
      {keyCaps(keys).map((press, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: presses never move, and the same key may come twice
        <span key={place} className="inline-flex items-center gap-0.5">
          {press.map((name) => (
            <kbd key={name} className={cap}>
              {name}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

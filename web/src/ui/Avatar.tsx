import { cn } from "@/lib/classes";
import { initials } from "@/lib/text";

interface AvatarProps {
  name: string;
  /** For lines of small text. */
  small?: boolean;
}

/** A person's initials. Whoever shows it says the name beside it. */
export function Avatar({ name, small }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 place-items-center rounded-full bg-accent-subtle font-semibold text-[11px] text-accent",
        small ? "size-5" : "size-7",
      )}
    >
      {initials(name)}
    </span>
  );
}

import type { Person } from "@/api/types";
import { Avatar } from "@/ui/Avatar";

const most = 3;

/** Who else has the session open. */
export function AlsoHere({ people }: { people: readonly Person[] }) {
  const names = people.map(({ name }) => name).join(", ");
  const more = people.length - most;
  return (
    <span role="status" className="inline-flex shrink-0 items-center gap-1">
      {people.length > 0 && (
        <>
          <span className="sr-only">Also here: {names}</span>
          <span aria-hidden data-tip={`Also here: ${names}`} className="inline-flex items-center">
            {people.slice(0, most).map(({ id, name }) => (
              <Avatar key={id} name={name} small />
            ))}
            {more > 0 && <span className="ml-1 tabular-nums">+{more}</span>}
          </span>
        </>
      )}
    </span>
  );
}

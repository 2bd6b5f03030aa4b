import { Mark } from "@/ui/Mark";

/** While the first code and the sign-in are on their way. */
export function Splash() {
  return (
    <div role="status" className="rf-late grid min-h-dvh place-items-center">
      <span className="rf-pulse">
        <Mark size={40} />
      </span>
      <span className="sr-only">Loading ResolutionFlow</span>
    </div>
  );
}

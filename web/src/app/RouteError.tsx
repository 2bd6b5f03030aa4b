import { useEffect } from "react";
import { useRouteError } from "react-router";
import { isProblem, problemText } from "@/api/problem";
import { paths } from "@/lib/paths";
import { buttonClasses } from "@/ui/buttonClasses";

/** A page broke. Reloading gets a clean start; the rest of the app stays reachable. */
export function RouteError() {
  const error = useRouteError();
  useEffect(() => {
    document.title = "Something broke · ResolutionFlow";
  }, []);
  return (
    <div role="alert" className="grid min-h-[60vh] place-items-center p-6 text-center">
      <div className="flex max-w-md flex-col items-center gap-2">
        <h1 className="font-semibold text-title">This page broke</h1>
        <p className="text-muted text-ui">
          {isProblem(error)
            ? problemText(error)
            : "That is our fault, not yours. Nothing that was saved is lost. Reload the page to go on."}
        </p>
        <div className="mt-3 flex gap-2">
          <button
            type="button"
            className={buttonClasses({ variant: "primary" })}
            onClick={() => location.reload()}
          >
            Reload
          </button>
          <a href={paths.flows} className={buttonClasses()}>
            Go to flows
          </a>
        </div>
      </div>
    </div>
  );
}

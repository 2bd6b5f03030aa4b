import { Compass } from "lucide-react";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { buttonClasses } from "@/ui/buttonClasses";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyState
        icon={<Compass size={24} aria-hidden />}
        title="There is nothing at this address"
        actions={
          <Link to={paths.flows} className={buttonClasses({ variant: "primary" })}>
            Go to flows
          </Link>
        }
      >
        The link may be old, or mistyped.
      </EmptyState>
    </>
  );
}

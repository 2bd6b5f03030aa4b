import { lazy, Suspense } from "react";
import { useToasts } from "@/ui/toasts";

const ToastList = lazy(async () => ({ default: (await import("@/ui/ToastList")).ToastList }));

/** Where the toasts appear. */
export function Toaster() {
  const used = useToasts((state) => state.used);
  return used ? (
    <Suspense>
      <ToastList />
    </Suspense>
  ) : null;
}

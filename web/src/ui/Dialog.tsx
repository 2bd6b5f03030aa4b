import { lazy, type ReactNode, type RefObject, Suspense, useRef } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  width?: "sm" | "md" | "lg";
  /** What takes the focus after it, if not what had it before. */
  after?: RefObject<HTMLElement | null>;
}

const DialogPopup = lazy(async () => ({ default: (await import("@/ui/DialogPopup")).DialogPopup }));

/** A question or a small form over the page; Escape and the scrim close it. Its code comes with its first use. */
export function Dialog(props: DialogProps) {
  const used = useRef(false);
  used.current ||= props.open;
  return used.current ? (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  ) : null;
}

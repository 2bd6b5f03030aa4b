import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { cn } from "@/lib/classes";
import type { DialogProps } from "@/ui/Dialog";
import { IconButton } from "@/ui/IconButton";

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" };

export function DialogPopup(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions, width = "sm", after } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="rf-scrim fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <Base.Popup
            finalFocus={after}
            className={cn(
              "rf-dialog relative flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-dialog border border-line bg-surface shadow-overlay outline-none",
              widths[width],
            )}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pr-12 pb-2">
              <div className="min-w-0 grow">
                <Base.Title className="font-semibold text-step">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-muted text-ui">
                    {description}
                  </Base.Description>
                )}
              </div>
            </header>
            <div className="min-h-0 overflow-y-auto px-5 py-2">{children}</div>
            {actions && (
              <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4">{actions}</footer>
            )}
            {/* Last in line, so that the dialog opens with the focus on what it is about. */}
            <Base.Close
              render={
                <IconButton
                  label="Close"
                  size="sm"
                  icon={<X size={16} />}
                  className="absolute top-3 right-3"
                />
              }
            />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

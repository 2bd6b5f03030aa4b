import { useEffect } from "react";
import { type ExternalToast, Toaster, toast } from "sonner";
import { useTheme } from "@/lib/theme";
import { type ToastOptions, useToasts } from "@/ui/toasts";

export function ToastList() {
  const theme = useTheme((state) => state.theme);
  const waiting = useToasts((state) => state.waiting);
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const entry of waiting) {
      if (entry.kind === "dismiss") toast.dismiss(entry.id);
      else toast[entry.kind](entry.text, shownAs(entry.options));
    }
    useToasts.setState({ waiting: [] });
  }, [waiting]);

  return (
    <Toaster
      theme={theme}
      position="bottom-right"
      hotkey={["F6"]}
      visibleToasts={3}
      closeButton
      className="rf-toaster"
    />
  );
}

function shownAs({ action, id, description }: ToastOptions): ExternalToast {
  if (id === undefined) return { description, action, duration: action ? 8000 : 4000 };
  const handleClick = (event: { preventDefault: () => void }) => {
    // What it tells of may go on: it stays until it is dismissed by its name.
    event.preventDefault();
    action?.onClick();
  };
  return {
    id,
    description,
    action: action && { label: action.label, onClick: handleClick },
    duration: Number.POSITIVE_INFINITY,
  };
}

import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { useTheme } from "@/lib/theme";
import { useToasts } from "@/ui/toasts";

export function ToastList() {
  const theme = useTheme((state) => state.theme);
  const waiting = useToasts((state) => state.waiting);
  useEffect(() => {
    if (waiting.length === 0) return;
    for (const { kind, text, options } of waiting) {
      toast[kind](text, { ...options, duration: options.action ? 8000 : 4000 });
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

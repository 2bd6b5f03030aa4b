import { Toaster as Sonner, toast } from "sonner";
import { useTheme } from "@/lib/theme";

/** Short messages: `toast.success("Flow published")`. Ones with an action stay for 8 seconds. */
export { toast };

export function Toaster() {
  const theme = useTheme((state) => state.theme);
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      hotkey={["F6"]}
      visibleToasts={3}
      closeButton
      className="rf-toaster"
    />
  );
}

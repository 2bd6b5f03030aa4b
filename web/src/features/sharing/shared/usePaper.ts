import { useEffect } from "react";
import { remembered } from "@/lib/storage";
import { useLightPrint } from "@/ui/useLightPrint";

/** Strangers see the page in their system's colours, and everybody prints it dark on white. */
export function usePaper(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!remembered("theme")) {
      const isLight = matchMedia("(prefers-color-scheme: light)").matches;
      dataset.theme = isLight ? "light" : "dark";
    }
  }, []);
  useLightPrint();
}

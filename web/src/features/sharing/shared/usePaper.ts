import { useEffect } from "react";
import { remembered } from "@/lib/storage";

/** Strangers see the page in their system's colours, and everybody prints it dark on white. */
export function usePaper(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!remembered("theme")) {
      const isLight = matchMedia("(prefers-color-scheme: light)").matches;
      dataset.theme = isLight ? "light" : "dark";
    }
    let before = dataset.theme;
    const handleBefore = () => {
      before = dataset.theme;
      dataset.theme = "light";
    };
    const handleAfter = () => {
      dataset.theme = before;
    };
    window.addEventListener("beforeprint", handleBefore);
    window.addEventListener("afterprint", handleAfter);
    return () => {
      window.removeEventListener("beforeprint", handleBefore);
      window.removeEventListener("afterprint", handleAfter);
    };
  }, []);
}

import { useEffect } from "react";

/** Whatever theme is on the screen: paper is white, and what stands on it dark. */
export function useLightPrint(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
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

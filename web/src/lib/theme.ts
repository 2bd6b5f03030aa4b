import { create } from "zustand";
import { remember, remembered } from "@/lib/storage";

export const themes = ["dark", "light", "system"] as const;
export type Theme = (typeof themes)[number];

/** The person's choice. `public/theme.js` applies it before the first paint. */
export const useTheme = create<{ theme: Theme; setTheme: (theme: Theme) => void }>((set) => ({
  theme: themes.find((theme) => theme === remembered("theme")) ?? "dark",
  setTheme: (theme) => {
    remember("theme", theme);
    applyTheme(theme);
    set({ theme });
  },
}));

function prefersLight(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: light)");
}

function applyTheme(theme: Theme): void {
  const light = theme === "light" || (theme === "system" && prefersLight().matches);
  document.documentElement.dataset.theme = light ? "light" : "dark";
}

/** Follows the operating system while the choice is `system`. */
export function followSystemTheme(): void {
  prefersLight().addEventListener("change", () => applyTheme(useTheme.getState().theme));
}

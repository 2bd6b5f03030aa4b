import { create } from "zustand";

export interface ToastOptions {
  description?: string;
  /** Keeps the toast for 8 seconds; F6 moves the focus to it. */
  action?: { label: string; onClick: () => void };
}

export interface WaitingToast {
  kind: "message" | "success" | "error";
  text: string;
  options: ToastOptions;
}

/** Toasts that were asked for and are not shown yet: the code that shows them loads with the first one. */
export const useToasts = create<{ used: boolean; waiting: readonly WaitingToast[] }>(() => ({
  used: false,
  waiting: [],
}));

function show(kind: WaitingToast["kind"]) {
  return (text: string, options: ToastOptions = {}) =>
    useToasts.setState(({ waiting }) => ({
      used: true,
      waiting: [...waiting, { kind, text, options }],
    }));
}

/** Short messages in the corner: `toast.success("Flow published")`. */
export const toast = { message: show("message"), success: show("success"), error: show("error") };

import type { ReactNode } from "react";
import { create } from "zustand";

export interface ToastOptions {
  description?: ReactNode;
  /** Keeps the toast for 8 seconds; F6 moves the focus to it. */
  action?: { label: string; onClick: () => void };
  /** Keeps the toast until it is dismissed by this name. A second one by the name takes its place. */
  id?: string;
}

export type WaitingToast =
  | { kind: "message" | "success" | "error"; text: string; options: ToastOptions }
  | { kind: "dismiss"; id: string };

/** Toasts that were asked for and are not shown yet: the code that shows them loads with the first one. */
export const useToasts = create<{ used: boolean; waiting: readonly WaitingToast[] }>(() => ({
  used: false,
  waiting: [],
}));

function show(kind: "message" | "success" | "error") {
  return (text: string, options: ToastOptions = {}) =>
    useToasts.setState(({ waiting }) => ({
      used: true,
      waiting: [...waiting, { kind, text, options }],
    }));
}

function dismiss(id: string): void {
  useToasts.setState(({ used, waiting }) =>
    used ? { waiting: [...waiting, { kind: "dismiss", id }] } : {},
  );
}

/** Short messages in the corner: `toast.success("Flow published")`. */
export const toast = {
  message: show("message"),
  success: show("success"),
  error: show("error"),
  dismiss,
};

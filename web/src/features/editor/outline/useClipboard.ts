import { useEffect, useMemo } from "react";
import { copySteps, pasteSteps, readSteps } from "@/features/editor/document/clipboard";
import { removeSteps } from "@/features/editor/document/stepCommands";
import type { FlowStore } from "@/features/editor/document/store";
import type { OutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import { copyText } from "@/lib/copyText";
import { isWriting } from "@/lib/isWriting";
import { toast } from "@/ui/toasts";

/** Copy, cut and paste of steps, between flows and tabs: by the browser's own keys and events, and as commands. */
export function useClipboard(store: FlowStore, flowId: string, commands: OutlineCommands) {
  const clipboard = useMemo(() => {
    const text = () => {
      const id = commands.step();
      return id ? copySteps(store.getState().history.present, flowId, [id]) : null;
    };
    const cut = () => {
      const id = commands.step();
      if (id) store.getState().run(removeSteps([id]));
    };
    const paste = (content: string) => {
      const copied = readSteps(content);
      if (copied) store.getState().run(pasteSteps(copied, flowId, commands.where()));
      else toast.message("There are no steps on the clipboard. Copy a step first.");
    };
    return {
      text,
      cut,
      paste,
      copyNow: async () => {
        const content = text();
        if (content && (await copyText(content))) toast.message("Step copied");
      },
      cutNow: async () => {
        const content = text();
        if (content && (await copyText(content))) cut();
      },
      pasteNow: async () => {
        try {
          paste(await navigator.clipboard.readText());
        } catch {
          toast.message("The browser keeps the clipboard to itself here. Press Ctrl+V instead.");
        }
      },
    };
  }, [store, flowId, commands]);

  useEffect(() => {
    const isOurs = () =>
      !isWriting() &&
      !document.querySelector('[role="dialog"]') &&
      (document.getSelection()?.isCollapsed ?? true);
    const handleCopy = (event: ClipboardEvent) => {
      const content = isOurs() ? clipboard.text() : null;
      if (!content) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", content);
      if (event.type === "cut") clipboard.cut();
      else toast.message("Step copied");
    };
    const handlePaste = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      event.preventDefault();
      clipboard.paste(event.clipboardData?.getData("text/plain") ?? "");
    };
    document.addEventListener("copy", handleCopy);
    document.addEventListener("cut", handleCopy);
    document.addEventListener("paste", handlePaste);
    return () => {
      document.removeEventListener("copy", handleCopy);
      document.removeEventListener("cut", handleCopy);
      document.removeEventListener("paste", handlePaste);
    };
  }, [clipboard]);
  return clipboard;
}

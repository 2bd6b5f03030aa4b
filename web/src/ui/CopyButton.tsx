import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "@/lib/copyText";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";

interface CopyButtonProps {
  text: string;
  label?: string;
  size?: "sm" | "md";
}

/** Puts a text on the clipboard, and says that it did. */
export function CopyButton({ text, label = "Copy", size = "md" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const handleClick = async () => {
    if (await copyText(text)) setCopied(true);
    else toast.error("The browser did not allow copying. Select the text and press Ctrl+C.");
  };

  return (
    <>
      <IconButton
        label={label}
        size={size}
        icon={copied ? <Check size={14} className="text-success" /> : <Copy size={14} />}
        onClick={() => void handleClick()}
      />
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

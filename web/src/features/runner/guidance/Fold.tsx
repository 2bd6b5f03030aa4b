import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { remember, remembered } from "@/lib/storage";
import { Kbd } from "@/ui/Kbd";

interface FoldProps {
  /** Under which it is remembered whether it is open. */
  name: string;
  title: string;
  keys?: string;
  openAtFirst?: boolean;
  children: (isOpen: boolean) => ReactNode;
}

/** A part of the page that people may fold away; it stays as they left it. */
export function Fold({ name, title, keys, openAtFirst = false, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(() => (remembered(name) ?? String(openAtFirst)) === "true");
  return (
    <details
      id={name}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        setIsOpen(open);
        remember(name, String(open));
      }}
      className="group border-line border-t py-2"
    >
      <summary className="flex min-h-7 list-none items-center gap-1.5 rounded-control text-muted text-ui hover:text-ink">
        <ChevronRight
          size={14}
          className="shrink-0 transition-transform group-open:rotate-90"
          aria-hidden
        />
        <span className="font-medium">{title}</span>
        {keys && <Kbd keys={keys} className="max-md:hidden" />}
      </summary>
      <div className="pt-1 pb-1 pl-5">{children(isOpen)}</div>
    </details>
  );
}

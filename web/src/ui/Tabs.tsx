import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "@/lib/classes";

export interface Tab<Value extends string> {
  value: Value;
  label: ReactNode;
  count?: number;
  panel: ReactNode;
}

interface Props<Value extends string> {
  /** Names the list for screen readers. */
  label: string;
  value: Value;
  tabs: readonly Tab<Value>[];
  onValueChange: (value: Value) => void;
  className?: string;
}

/** Views of one thing; keep the chosen one in the URL. */
export function Tabs<Value extends string>(props: Props<Value>) {
  const { label, value, tabs, onValueChange, className } = props;
  return (
    <Base.Root value={value} onValueChange={onValueChange} className={cn("min-w-0", className)}>
      <Base.List
        aria-label={label}
        className="relative flex gap-4 overflow-x-auto border-line border-b"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center gap-1.5 rounded-sm text-muted text-ui outline-offset-[-2px] hover:text-ink data-active:font-medium data-active:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-raised px-1.5 text-meta text-muted tabular-nums">
                {tab.count}
              </span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-all" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

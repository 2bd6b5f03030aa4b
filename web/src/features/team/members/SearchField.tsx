import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useActions } from "@/actions/useActions";
import { cn } from "@/lib/classes";
import { inputClasses } from "@/ui/inputClasses";

interface SearchFieldProps {
  value: string;
  onSearch: (search: string) => void;
}

/** Looks for members while somebody types. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  // The address changed by itself: back, or "Clear filters".
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text), 250);
    return () => clearTimeout(timer);
  });
  useActions([
    {
      id: "list.search",
      label: "Search members",
      section: "List",
      icon: Search,
      keys: "/",
      perform: () => field.current?.focus(),
    },
  ]);
  return (
    <div className="relative w-full md:max-w-xs">
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={field}
        type="search"
        aria-label="Search members"
        placeholder="Name or email"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onSearch(text);
          if (event.key === "Escape" && !text) field.current?.blur();
        }}
        className={cn(inputClasses, "h-9 pl-8 text-ui")}
      />
    </div>
  );
}

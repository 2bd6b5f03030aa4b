import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useActions } from "@/actions/useActions";
import { cn } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { inputClasses } from "@/ui/inputClasses";
import { Kbd } from "@/ui/Kbd";

interface SearchBoxProps {
  value: string;
  onSearch: (search: string) => void;
  /** The arrow down key leaves the field for the list. */
  onLeave: () => void;
}

const pause = 250;

/** Searches once the typing pauses; Enter searches at once, Escape clears. */
export function SearchBox({ value, onSearch, onLeave }: SearchBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  // Somebody cleared the filters, or went back: the field follows the address.
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text), pause);
    return () => clearTimeout(timer);
  });
  useActions([
    {
      id: "library.search",
      label: "Search flows",
      section: "Flows",
      icon: Search,
      keys: "/",
      perform: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);

  const handleClear = () => {
    setText("");
    onSearch("");
    field.current?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") onSearch(text);
    if (event.key === "Escape" && text) handleClear();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      onLeave();
    }
  };

  return (
    <div className="relative flex min-w-48 grow basis-64">
      <Search
        size={15}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-faint"
      />
      <input
        ref={field}
        type="text"
        enterKeyHint="search"
        aria-label="Search flows"
        aria-keyshortcuts="/"
        placeholder="Search titles, steps, tags…"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKeyDown}
        className={cn(inputClasses, "h-9 pr-9 pl-8 text-ui")}
      />
      <span className="absolute inset-y-0 right-1 flex items-center">
        {text ? (
          <IconButton label="Clear search" size="sm" icon={<X size={14} />} onClick={handleClear} />
        ) : (
          <Kbd keys="/" className="mr-1.5 hidden md:inline-flex" />
        )}
      </span>
    </div>
  );
}

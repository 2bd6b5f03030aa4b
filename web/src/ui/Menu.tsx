import {
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useRef,
  useState,
} from "react";

export interface MenuCommand {
  label: string;
  icon?: ReactNode;
  /** Shown at the end, such as `?`. */
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

/** One of a few; made by `choice()`. */
export interface MenuChoice {
  choice: string;
  value: string;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
  onValueChange: (value: string) => void;
}

export type MenuEntry = MenuCommand | MenuChoice | "separator";

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  /** What stands above the entries. */
  head?: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
}

const loadPopup = () => import("@/ui/MenuPopup");
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

/** A button with a menu. The menu's code comes when somebody is about to open one. */
export function Menu({ trigger, ...menu }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);

  const handleOpen = (next: boolean) => {
    if (next) setUsed(true);
    setOpen(next);
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onPointerEnter: () => void loadPopup(),
        onFocus: () => void loadPopup(),
        onClick: () => handleOpen(!open),
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          handleOpen(true);
        },
      })}
      {used && (
        <Suspense>
          <MenuPopup {...menu} anchor={button} open={open} onOpenChange={handleOpen} />
        </Suspense>
      )}
    </>
  );
}

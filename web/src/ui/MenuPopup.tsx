import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { RefObject } from "react";
import { cn } from "@/lib/classes";
import { Kbd } from "@/ui/Kbd";
import type { MenuChoice, MenuCommand, MenuEntry, MenuProps } from "@/ui/Menu";
import { popupClasses, popupItemClasses } from "@/ui/popupClasses";

interface MenuPopupProps extends Omit<MenuProps, "trigger"> {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function MenuPopup(props: MenuPopupProps) {
  const { anchor, open, onOpenChange, entries, head, align = "end", side = "bottom" } = props;
  return (
    <Menu.Root
      modal={false}
      open={open}
      onOpenChange={(next, details) => {
        // A press on the button is the button's own business: it closes the menu itself.
        const target = details.event.target;
        if (target instanceof Node && anchor.current?.contains(target)) details.cancel();
        else onOpenChange(next);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Menu.Popup
            finalFocus={anchor}
            aria-label={anchor.current?.getAttribute("aria-label") ?? anchor.current?.innerText}
            className={cn(popupClasses, "min-w-52")}
          >
            {head}
            {entries.map((entry, place) => (
              <Entry key={keyOf(entry, place)} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function keyOf(entry: MenuEntry, place: number): string {
  if (entry === "separator") return `separator-${place}`;
  return "choice" in entry ? entry.choice : entry.label;
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === "separator") return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
  return "choice" in entry ? <Choice {...entry} /> : <Command {...entry} />;
}

function Command({ label, icon, keys, danger, disabled, onSelect }: MenuCommand) {
  return (
    <Menu.Item
      disabled={disabled}
      onClick={onSelect}
      className={cn(popupItemClasses, danger && "text-danger")}
    >
      {icon && <span className={danger ? "text-danger" : "text-muted"}>{icon}</span>}
      <span className="grow truncate">{label}</span>
      {keys && <Kbd keys={keys} />}
    </Menu.Item>
  );
}

function Choice({ choice, value, options, onValueChange }: MenuChoice) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-faint text-meta">{choice}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onValueChange}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className={popupItemClasses}>
            {option.icon && <span className="text-muted">{option.icon}</span>}
            <span className="grow">{option.label}</span>
            <Menu.RadioItemIndicator className="text-accent">
              <Check size={14} aria-hidden />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}

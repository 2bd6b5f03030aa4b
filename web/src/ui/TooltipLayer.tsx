import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "@/ui/Kbd";

const delay = 450;
const gap = 6;

/** Shows the tooltip of whatever is hovered or focused. Escape hides it; it never takes the focus. */
export function TooltipLayer() {
  const [control, setControl] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setControl(null);
    };
    const handleEnter = (event: Event) => {
      if (tip.current?.contains(asNode(event.target))) return;
      const found = asElement(event.target)?.closest<HTMLElement>("[data-tip]") ?? null;
      hide();
      if (!found) return;
      const byKeyboard = event.type === "focusin";
      if (byKeyboard && !found.matches(":focus-visible")) return;
      timer = setTimeout(() => setControl(found), byKeyboard ? 0 : delay);
    };
    const handleKey = (event: KeyboardEvent) => event.key === "Escape" && hide();

    document.addEventListener("pointerover", handleEnter);
    document.addEventListener("focusin", handleEnter);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", handleKey);
    window.addEventListener("scroll", hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", handleEnter);
      document.removeEventListener("focusin", handleEnter);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", handleKey);
      window.removeEventListener("scroll", hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    if (!control || !tip.current) return;
    // The top layer, so that it also shows over dialogs.
    tip.current.showPopover?.();
    place(tip.current, control.getBoundingClientRect());
  }, [control]);

  if (!control?.isConnected) return null;
  return (
    <div
      ref={tip}
      popover="manual"
      aria-hidden
      className="fixed inset-auto m-0 flex items-center gap-2 rounded-control border border-line bg-overlay px-2 py-1 text-ink text-meta shadow-overlay"
    >
      {control.dataset.tip}
      {control.dataset.tipKeys && <Kbd keys={control.dataset.tipKeys} />}
    </div>
  );
}

function place(tip: HTMLElement, at: DOMRect): void {
  const { width, height } = tip.getBoundingClientRect();
  const below = at.bottom + gap + height < window.innerHeight;
  const left = at.left + at.width / 2 - width / 2;
  tip.style.top = `${below ? at.bottom + gap : at.top - gap - height}px`;
  tip.style.left = `${Math.max(gap, Math.min(left, window.innerWidth - width - gap))}px`;
}

function asElement(target: EventTarget | null): Element | null {
  return target instanceof Element ? target : null;
}

function asNode(target: EventTarget | null): Node | null {
  return target instanceof Node ? target : null;
}

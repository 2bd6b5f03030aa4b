import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Play, Search } from "lucide-react";
import { useRef, useState } from "react";
import { openOverlay, openStart, useOverlay } from "@/actions/overlays";
import { type Action, actionsNow } from "@/actions/registry";
import { bySection } from "@/actions/sections";
import { Kbd } from "@/ui/Kbd";

/** Everything that can be done now, found by typing. */
export function CommandPalette() {
  const open = useOverlay(({ overlay }) => overlay === "palette");
  const chosen = useRef<Pick<Action, "perform"> | null>(null);

  const handleChoose = (action: Pick<Action, "perform">) => {
    chosen.current = action;
    openOverlay(null);
  };
  // After the focus went back to the page, so that the action may move it on.
  const handleClosed = () => {
    chosen.current?.perform();
    chosen.current = null;
  };

  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => openOverlay(next ? "palette" : null)}
      onOpenChangeComplete={(next) => !next && handleClosed()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="rf-scrim fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label="Command palette"
          className="rf-dialog fixed inset-x-4 top-[12vh] z-40 mx-auto max-w-xl overflow-hidden rounded-dialog border border-line bg-overlay shadow-overlay outline-none"
        >
          <Palette onChoose={handleChoose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ onChoose }: { onChoose: (action: Pick<Action, "perform">) => void }) {
  const actions = actionsNow().filter((action) => !action.keysOnly);
  const [typed, setTyped] = useState("");
  const mayStart = actions.some(({ id }) => id === "session.start");
  return (
    <Command label="Command palette" loop>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search size={16} className="shrink-0 text-faint" aria-hidden />
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder="Type what you want to do…"
          className="h-12 w-full bg-transparent text-body outline-none"
        />
        <Kbd keys="escape" />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto overscroll-contain p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted text-ui">
          Nothing by that name.
        </Command.Empty>
        {bySection(actions).map(([section, entries]) => (
          <Command.Group
            key={section}
            heading={section}
            className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-meta"
          >
            {entries.map((action) => (
              <Command.Item
                key={action.id}
                value={`${action.label} ${action.id}`}
                keywords={action.keywords ? [...action.keywords] : undefined}
                onSelect={() => onChoose(action)}
                className="flex h-9 items-center gap-2.5 rounded-control px-2.5 text-ui data-[selected=true]:bg-accent-subtle"
              >
                {action.icon ? (
                  <action.icon size={16} className="text-muted" aria-hidden />
                ) : (
                  <span className="w-4" />
                )}
                <span className="grow truncate">{action.label}</span>
                {action.keys && <Kbd keys={action.keys} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        {mayStart && typed.trim().length > 2 && (
          <Command.Item
            forceMount
            value={`start a session for ${typed}`}
            onSelect={() => onChoose({ perform: () => openStart(typed) })}
            className="flex h-9 items-center gap-2.5 rounded-control px-2.5 text-ui data-[selected=true]:bg-accent-subtle"
          >
            <Play size={16} className="text-muted" aria-hidden />
            <span className="grow truncate">Start a session for “{typed.trim()}”</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}

import { openOverlay, useOverlay } from "@/actions/overlays";
import { actionsNow } from "@/actions/registry";
import { bySection } from "@/actions/sections";
import { useSingleKeys } from "@/actions/singleKeys";
import { Dialog } from "@/ui/Dialog";
import { Kbd } from "@/ui/Kbd";

/** The keys that work now, and the switch for the ones without Ctrl or Alt. */
export function ShortcutSheet() {
  const open = useOverlay(({ overlay }) => overlay === "shortcuts");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => openOverlay(next ? "shortcuts" : null)}
      title="Keyboard shortcuts"
      description="What works on this page. The command palette finds everything else."
      width="md"
    >
      <Shortcuts />
      <SingleKeysSwitch />
    </Dialog>
  );
}

function Shortcuts() {
  const actions = actionsNow().filter((action) => action.keys);
  return (
    <div className="columns-1 gap-8 sm:columns-2">
      {bySection(actions).map(([section, entries]) => (
        <section key={section} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-faint text-meta">{section}</h3>
          <dl>
            {entries.map(({ id, label, keys }) => (
              <div key={id} className="flex min-h-8 items-center justify-between gap-3 text-ui">
                <dt>{label}</dt>
                <dd>{keys && <Kbd keys={keys} />}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function SingleKeysSwitch() {
  const { on, setOn } = useSingleKeys();
  return (
    <label className="mb-3 flex items-start gap-2.5 border-line border-t pt-3 text-ui">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => setOn(event.target.checked)}
        className="mt-0.5 size-4 accent-accent-solid"
      />
      <span>
        Single-key shortcuts
        <span className="block text-faint text-meta">
          Switch them off if you dictate, or press keys by accident.
        </span>
      </span>
    </label>
  );
}

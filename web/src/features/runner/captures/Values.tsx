import { Eye, EyeOff, Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { CaptureField } from "@/features/runner/captures/CaptureField";
import { asking, type Capture, calledOf, valueWords } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { CopyButton } from "@/ui/CopyButton";
import { IconButton } from "@/ui/IconButton";

/** What the session knows by name: to copy, to correct, and secrets to look at. */
export function Values({ run }: { run: Run }) {
  const { captures } = run.session;
  if (captures.length === 0) return null;
  return (
    <section aria-label="Values" className="border-line border-t px-2 pt-3">
      <h2 className="pb-1.5 font-medium text-faint text-meta">Values</h2>
      <ul className="flex flex-col gap-2">
        {captures.map(({ name, value }) => {
          const capture = asking(run.flow, name)?.capture;
          return capture && <ValueRow key={name} run={run} capture={capture} value={value} />;
        })}
      </ul>
    </section>
  );
}

function ValueRow(props: ValueTextProps) {
  const { run, capture } = props;
  const [isEdited, setEdited] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const handleClose = () => {
    setEdited(false);
    // Unless somebody went on to something else.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) pencil.current?.focus();
    });
  };
  if (isEdited) {
    return (
      <li>
        <CaptureField
          run={run}
          capture={capture}
          isNeeded={false}
          autoFocus
          onClose={handleClose}
        />
      </li>
    );
  }
  return (
    <li className="flex items-start gap-1">
      <ValueText {...props} />
      {run.mayAct && (
        <IconButton
          ref={pencil}
          label={`Change ${calledOf(capture)}`}
          size="sm"
          icon={<Pencil size={13} />}
          onClick={() => setEdited(true)}
        />
      )}
    </li>
  );
}

interface ValueTextProps {
  run: Run;
  capture: Capture;
  /** Null where it is a secret. */
  value: string | null;
}

function ValueText({ run, capture, value }: ValueTextProps) {
  const { shown, show, hide } = run.secrets;
  const label = calledOf(capture);
  const secret = shown[capture.name];
  const text = value ?? secret;
  const isShown = secret !== undefined;
  return (
    <>
      <span className="min-w-0 grow text-ui">
        <span className="block text-faint text-meta">{label}</span>
        <span className="block break-words text-ink">
          {text === undefined ? (
            <>
              <span aria-hidden>••••••</span>
              <span className="sr-only">hidden</span>
            </>
          ) : (
            valueWords(capture, text)
          )}
        </span>
      </span>
      {text !== undefined && <CopyButton text={text} label={`Copy ${label}`} size="sm" />}
      {value === null && run.mayAct && (
        <IconButton
          label={isShown ? `Hide ${label}` : `Show ${label}`}
          size="sm"
          icon={isShown ? <EyeOff size={14} /> : <Eye size={14} />}
          onClick={() => (isShown ? hide(capture.name) : void show(capture.name))}
        />
      )}
    </>
  );
}

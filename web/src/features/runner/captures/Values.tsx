import { Eye, EyeOff, Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Capture, FlowDocument } from "@/api/types";
import { CaptureField } from "@/features/runner/captures/CaptureField";
import type { Secrets } from "@/features/runner/captures/useSecrets";
import { asking, type Given, valueWords } from "@/features/runner/model/captures";
import type { Run } from "@/features/runner/queue/useRun";
import { calledOf } from "@/lib/calledOf";
import { CopyButton } from "@/ui/CopyButton";
import { IconButton } from "@/ui/IconButton";

interface ValuesProps {
  captures: Given;
  flow: FlowDocument;
  /** Absent for those who may not see secrets. */
  secrets?: Secrets | undefined;
  /** Absent where nothing can be changed. */
  run?: Run | undefined;
}

/** What the session knows by name: to copy, to correct, and secrets to look at. */
export function Values({ captures, flow, ...rest }: ValuesProps) {
  return (
    <ul className="flex flex-col gap-2">
      {captures.map(({ name, value }) => {
        const capture = asking(flow, name)?.capture;
        return capture && <ValueRow key={name} capture={capture} value={value} {...rest} />;
      })}
    </ul>
  );
}

interface ValueRowProps extends Pick<ValuesProps, "secrets" | "run"> {
  capture: Capture;
  /** Null where it is a secret. */
  value: string | null;
}

function ValueRow({ run, ...props }: ValueRowProps) {
  const { capture } = props;
  const [isEdited, setEdited] = useState(false);
  const wasEdited = useRef(false);
  const pencil = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Unless somebody went on to something else.
    const isLost = document.activeElement === document.body;
    if (wasEdited.current && !isEdited && isLost) pencil.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);

  if (run && isEdited) {
    return (
      <li>
        <CaptureField
          run={run}
          capture={capture}
          isNeeded={false}
          autoFocus
          onClose={() => setEdited(false)}
        />
      </li>
    );
  }
  return (
    <li className="flex items-start gap-1">
      <ValueText {...props} />
      {run && (
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

function ValueText({ secrets, capture, value }: Omit<ValueRowProps, "run">) {
  const label = calledOf(capture);
  const secret = secrets?.shown[capture.name];
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
      {value === null && secrets && (
        <IconButton
          label={isShown ? `Hide ${label}` : `Show ${label}`}
          size="sm"
          icon={isShown ? <EyeOff size={14} /> : <Eye size={14} />}
          onClick={() => (isShown ? secrets.hide(capture.name) : void secrets.show(capture.name))}
        />
      )}
    </>
  );
}

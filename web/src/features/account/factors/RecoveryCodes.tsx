import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { saveText } from "@/lib/saveText";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Notice } from "@/ui/Notice";

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** Recovery codes, this once. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join("\n")}\n`;
  return (
    <section
      aria-labelledby="recovery-codes"
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 md:p-5"
    >
      <h2
        id="recovery-codes"
        ref={heading}
        tabIndex={-1}
        className="font-semibold text-body outline-none"
      >
        Your recovery codes
      </h2>
      <Notice tone="warning" title="They are shown only now">
        Each code signs you in once when your phone or passkey is not at hand. Keep them where you
        keep your passwords.
      </Notice>
      <ul
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1 rounded-control bg-raised p-4 font-mono text-ui sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="break-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} label="Copy the recovery codes" />
        <Button
          icon={<Download size={14} aria-hidden />}
          onClick={() => saveText(text, "resolutionflow-recovery-codes.txt")}
        >
          Download
        </Button>
      </div>
      <label className="flex items-center gap-2 text-ui">
        <input
          type="checkbox"
          checked={saved}
          onChange={(event) => setSaved(event.target.checked)}
          className="size-4 accent-accent-solid"
        />
        I saved them
      </label>
      <div>
        <Button variant="primary" disabled={!saved} onClick={onKept}>
          Done
        </Button>
      </div>
    </section>
  );
}

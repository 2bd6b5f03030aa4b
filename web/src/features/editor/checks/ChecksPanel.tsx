import { CircleCheck, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { placeOfFinding } from "@/features/editor/checks/place";
import { useDocument, useEditor } from "@/features/editor/context";
import { FindingLine } from "@/ui/flow/FindingLine";
import { bySeverity, findingKey, findingsInWords } from "@/ui/flow/findings";
import { IconButton } from "@/ui/IconButton";

/** Everything that the checks say; each finding leads to its step and field. */
export function ChecksPanel({ onClose }: { onClose: () => void }) {
  const { findings, store } = useEditor();
  const document = useDocument();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby="checks-heading"
      className="max-h-[40dvh] shrink-0 overflow-y-auto border-line border-b bg-surface px-4 py-2"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="flex items-center gap-2">
        <h2
          id="checks-heading"
          ref={heading}
          tabIndex={-1}
          className="flex grow items-center gap-1.5 font-semibold text-ui outline-none"
        >
          {findings.length === 0 && <CircleCheck size={15} className="text-success" aria-hidden />}
          {findings.length > 0 ? findingsInWords(findings) : "No findings: ready to publish"}
        </h2>
        <IconButton label="Close the checks" size="sm" icon={<X size={15} />} onClick={onClose} />
      </div>
      <ul className="-mx-2">
        {bySeverity(findings).map((finding) => {
          const { selection, field } = placeOfFinding(finding, document);
          const title = finding.step ? document.steps[finding.step]?.title : null;
          return (
            <li key={findingKey(finding)}>
              <button
                type="button"
                className="block w-full rounded-control px-2 py-1.5 text-left transition-colors hover:bg-raised"
                onClick={() => store.getState().goTo(selection, field)}
              >
                <FindingLine finding={finding} about={title ?? finding.step} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

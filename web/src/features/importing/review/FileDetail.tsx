import { FileX2 } from "lucide-react";
import { useState } from "react";
import { formatLabel } from "@/features/importing/formats";
import type { ImportedFlow } from "@/features/importing/model/chosenFlows";
import type { ReadFile } from "@/features/importing/model/read";
import { FlowCard } from "@/features/importing/review/FlowCard";
import { ReportView } from "@/features/importing/review/ReportView";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { useAnchorScroll } from "@/ui/flow/anchors";
import type { Details } from "@/ui/flow/details";
import { type MarkedLine, SourceField } from "@/ui/source/SourceField";

interface FileDetailProps {
  file: ReadFile;
  flows: readonly ImportedFlow[];
  className?: string;
  onDetails: (key: string, details: Details) => void;
  onChosen: (key: string, chosen: boolean) => void;
  onText: (text: string) => Promise<void>;
}

/** One file: what was read from it, the report, and its text to be mended on the spot. */
export function FileDetail(props: FileDetailProps) {
  const { file, flows, className, onDetails, onChosen, onText } = props;
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  useAnchorScroll(true);
  return (
    <div className={cn("flex min-w-0 flex-col gap-4", className)}>
      <header>
        <h2 className="wrap-anywhere font-semibold text-body">{file.path}</h2>
        <p className="text-faint text-meta">{formatLabel(file.format)}</p>
      </header>
      {flows.length === 0 && (
        <EmptyState
          icon={<FileX2 size={24} aria-hidden />}
          title="No flow was found in this source"
        >
          The report says what was read.
          {file.text !== null && " Mend the text below, then read it again."}
        </EmptyState>
      )}
      {file.report.length > 0 && (
        <section aria-label="Import report">
          <ReportView
            report={file.report}
            line={marked?.line ?? null}
            onLine={file.text === null ? undefined : (line) => setMarked({ line })}
          />
        </section>
      )}
      {file.text !== null && (
        <Text key={file.text} text={file.text} marked={marked} onText={onText} />
      )}
      {flows.map((flow, place) => (
        <FlowCard
          key={flow.key}
          flow={flow}
          prefix={`flow${place + 1}`}
          onDetails={(details) => onDetails(flow.key, details)}
          onChosen={(chosen) => onChosen(flow.key, chosen)}
        />
      ))}
    </div>
  );
}

interface TextProps {
  text: string;
  marked: MarkedLine | null;
  onText: (text: string) => Promise<void>;
}

function Text({ text, marked, onText }: TextProps) {
  const [now, setNow] = useState(text);
  const [busy, setBusy] = useState(false);
  const changed = now !== text;
  const handleRead = async () => {
    setBusy(true);
    await onText(now);
    setBusy(false);
  };
  return (
    <details open={marked !== null || undefined}>
      <summary className="min-h-6 font-medium text-ui">Source</summary>
      <div className="mt-2 flex flex-col gap-2">
        <SourceField
          label="Source"
          hideLabel
          value={now}
          onValueChange={setNow}
          marked={changed ? null : marked}
          frame="h-80"
        />
        {changed && (
          <div className="flex flex-wrap items-center gap-3">
            <Button busy={busy} onClick={() => void handleRead()}>
              Read again
            </Button>
            <span role="status" className="text-meta text-warning">
              The source changed since it was read.
            </span>
          </div>
        )}
      </div>
    </details>
  );
}

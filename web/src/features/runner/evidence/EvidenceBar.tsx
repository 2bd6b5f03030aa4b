import { Paperclip, RotateCw, X } from "lucide-react";
import { useRef } from "react";
import { problemText } from "@/api/problem";
import { sizeWords } from "@/features/runner/evidence/items";
import type { Upload } from "@/features/runner/evidence/uploads";
import type { Files } from "@/features/runner/evidence/useFiles";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";

interface EvidenceBarProps {
  files: Files;
  /** The session takes no more. */
  disabled: boolean;
  onPick: () => void;
}

/** Says how screenshots, logs and other files are added, and shows those that are on their way. */
export function EvidenceBar({ files, disabled, onPick }: EvidenceBarProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <section aria-label="Add evidence" className="flex flex-col gap-2 pb-2">
      {files.uploads.length > 0 && (
        <ul aria-label="Files on their way" className="flex flex-col gap-1.5">
          {files.uploads.map((upload) => (
            <li key={upload.key}>
              <UploadRow
                upload={upload}
                onDrop={() => {
                  files.drop(upload.key);
                  button.current?.focus();
                }}
                onRetry={files.wake}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          ref={button}
          size="sm"
          disabled={disabled}
          icon={<Paperclip size={14} aria-hidden />}
          onClick={onPick}
        >
          Add evidence
        </Button>
        <p className="text-faint text-meta max-md:hidden">or paste a screenshot, or drop files</p>
      </div>
    </section>
  );
}

interface UploadRowProps {
  upload: Upload;
  onDrop: () => void;
  onRetry: () => void;
}

function UploadRow({ upload, onDrop, onRetry }: UploadRowProps) {
  const { name, file, sent, problem, isRefused } = upload;
  return (
    <div className="flex items-center gap-2 rounded-control border border-line bg-surface px-2.5 py-1.5 text-ui">
      <div className="min-w-0 grow">
        <p className="flex gap-2">
          <span className="truncate">{name}</span>
          <span className="shrink-0 text-faint tabular-nums">{sizeWords(file.size)}</span>
        </p>
        {problem ? (
          <p
            role="alert"
            className={isRefused ? "text-danger text-meta" : "text-meta text-warning"}
          >
            {isRefused ? problemText(problem) : "Not sent yet, will retry."}
          </p>
        ) : (
          <progress
            aria-label={`Sending ${name}`}
            value={sent}
            max={1}
            className="block h-1 w-full accent-accent"
          />
        )}
      </div>
      {problem && !isRefused && (
        <IconButton
          label={`Send ${name} now`}
          size="sm"
          icon={<RotateCw size={14} />}
          onClick={onRetry}
        />
      )}
      <IconButton
        label={isRefused ? `Forget ${name}` : `Stop sending ${name}`}
        size="sm"
        icon={<X size={14} />}
        onClick={onDrop}
      />
    </div>
  );
}

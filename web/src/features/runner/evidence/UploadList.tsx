import { RotateCw, X } from "lucide-react";
import type { RefObject } from "react";
import { problemText } from "@/api/problem";
import { sizeWords } from "@/features/runner/evidence/items";
import type { Upload } from "@/features/runner/evidence/uploads";
import type { Files } from "@/features/runner/evidence/useFiles";
import { IconButton } from "@/ui/IconButton";

interface UploadListProps {
  files: Files;
  /** Takes the focus when a file is dropped from the list. */
  after: RefObject<HTMLElement | null>;
}

/** The files that are on their way, and those that were refused. */
export function UploadList({ files, after }: UploadListProps) {
  if (files.uploads.length === 0) return null;
  const handleDrop = (key: string) => {
    files.drop(key);
    after.current?.focus();
  };
  return (
    <ul
      aria-label="Files on their way"
      className="flex max-h-40 flex-col gap-1.5 overflow-y-auto pb-2"
    >
      {files.uploads.map((upload) => (
        <li key={upload.key}>
          <UploadRow upload={upload} onDrop={() => handleDrop(upload.key)} onRetry={files.wake} />
        </li>
      ))}
    </ul>
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

interface NotePreviewProps {
  header: string;
  footer: string;
  timeZone: string;
}

/** What the texts look like around a note. */
export function NotePreview({ header, footer, timeZone }: NotePreviewProps) {
  const now = clockIn(timeZone);
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="font-medium text-ui">So it looks</figcaption>
      <div className="flex grow flex-col gap-3 rounded-control border border-line bg-page p-3 text-ui">
        {header.trim() && <p className="whitespace-pre-wrap break-words">{header.trim()}</p>}
        <div className="text-muted">
          <p className="font-medium text-ink">What was done ({timeZone})</p>
          <p className="tabular-nums">{now} Gateway answers a ping: yes</p>
          <p className="tabular-nums">{now} Point DNS at the site resolver: done</p>
        </div>
        {footer.trim() && <p className="whitespace-pre-wrap break-words">{footer.trim()}</p>}
      </div>
    </figure>
  );
}

/** The time there. Browsers may not know a zone that the server knows: then it goes without. */
function clockIn(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone }).format(new Date());
  } catch {
    return "";
  }
}

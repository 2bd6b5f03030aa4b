import { ChevronLeft, ListChecks, Redo2, Rocket, Undo2 } from "lucide-react";
import { Link } from "react-router";
import { useDocument, useEditor, useEditorState } from "@/features/editor/context";
import { SaveNote } from "@/features/editor/save/SaveNote";
import type { Saving } from "@/features/editor/save/useSaving";
import { paths } from "@/lib/paths";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { errorsIn } from "@/ui/flow/findings";
import { IconButton } from "@/ui/IconButton";

interface EditorHeaderProps {
  saving: Saving;
  checksShown: boolean;
  onChecks: () => void;
  onPublish: () => void;
  onResolve: () => void;
}

const kinds = {
  troubleshooting: "Troubleshooting",
  procedural: "Procedure",
  maintenance: "Maintenance",
} as const;

/** What is edited, whether it is safe, and the way to publish it. */
export function EditorHeader(props: EditorHeaderProps) {
  const { saving, checksShown, onChecks, onPublish, onResolve } = props;
  const { flow, findings, store } = useEditor();
  const { title, kind } = useDocument();
  const undoes = useEditorState(({ history }) => history.past.at(-1)?.label);
  const redoes = useEditorState(({ history }) => history.future[0]?.label);
  const errors = errorsIn(findings).length;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b px-4 py-2">
      <div className="flex min-w-0 grow basis-56 items-center gap-2">
        <Link
          to={paths.flow(flow.id)}
          data-control
          aria-label="Back to the flow"
          className="grid size-7 shrink-0 place-items-center rounded-control text-muted hover:bg-raised hover:text-ink"
        >
          <ChevronLeft size={16} aria-hidden />
        </Link>
        <h1 className="min-w-0 truncate font-semibold text-body">{title || "Untitled flow"}</h1>
        <Badge>{kinds[kind]}</Badge>
      </div>
      <SaveNote saving={saving} onResolve={onResolve} />
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={undoes ? `Undo: ${undoes}` : "Nothing to undo"}
          keys={undoes && "mod+z"}
          aria-disabled={!undoes || undefined}
          icon={<Undo2 size={16} aria-hidden />}
          onClick={() => store.getState().undo()}
        />
        <IconButton
          label={redoes ? `Redo: ${redoes}` : "Nothing to redo"}
          keys={redoes && "mod+shift+z"}
          aria-disabled={!redoes || undefined}
          icon={<Redo2 size={16} aria-hidden />}
          onClick={() => store.getState().redo()}
        />
        <Button
          icon={<ListChecks size={14} aria-hidden />}
          aria-expanded={checksShown}
          onClick={onChecks}
          data-tip="Show the checks"
          data-tip-keys="c"
        >
          Checks
          {findings.length > 0 && (
            <span className={errors > 0 ? "text-danger" : "text-warning"}>{findings.length}</span>
          )}
        </Button>
        {flow.may_publish && (
          <Button
            variant="primary"
            icon={<Rocket size={14} aria-hidden />}
            onClick={onPublish}
            data-tip={errors > 0 ? "Fix the errors first" : "Publish flow"}
            data-tip-keys="p"
          >
            Publish
          </Button>
        )}
      </div>
    </header>
  );
}

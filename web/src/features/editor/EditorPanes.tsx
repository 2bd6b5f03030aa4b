import { ChevronLeft } from "lucide-react";
import { useCallback } from "react";
import { useEditor } from "@/features/editor/context";
import { Inspector } from "@/features/editor/inspector/Inspector";
import { OutlineTools } from "@/features/editor/outline/OutlineTools";
import { OutlineTree } from "@/features/editor/outline/OutlineTree";
import type { useClipboard } from "@/features/editor/outline/useClipboard";
import type { OutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import { Button } from "@/ui/Button";
import { useMedia } from "@/ui/useMedia";

interface EditorPanesProps {
  commands: OutlineCommands;
  clipboard: ReturnType<typeof useClipboard>;
  /** Where only one pane fits: whether it is the fields. */
  showsFields: boolean;
  onEdit: () => void;
  onShowFields: (shown: boolean) => void;
}

/** The outline beside the fields of what is selected; one of the two on narrow screens. */
export function EditorPanes(props: EditorPanesProps) {
  const { commands, clipboard, showsFields, onEdit, onShowFields } = props;
  const { focusOutline } = useEditor();
  const isNarrow = useMedia("(max-width: 63.99rem)");
  const handleEdit = useCallback(() => onEdit(), [onEdit]);
  const handlePick = useCallback(() => onShowFields(true), [onShowFields]);
  return (
    <div className="flex min-h-0 grow">
      {!(isNarrow && showsFields) && (
        <section
          aria-label="Steps"
          className="flex min-h-0 w-full shrink-0 flex-col border-line lg:w-96 lg:border-r xl:w-[28rem]"
        >
          <OutlineTools commands={commands} clipboard={clipboard} />
          <div className="min-h-0 grow overflow-y-auto">
            <OutlineTree onEdit={handleEdit} onPick={handlePick} />
          </div>
        </section>
      )}
      {!(isNarrow && !showsFields) && (
        <div className="flex min-h-0 min-w-0 grow flex-col">
          {isNarrow && (
            <div className="shrink-0 border-line border-b px-2 py-1">
              <Button
                variant="ghost"
                icon={<ChevronLeft size={15} aria-hidden />}
                onClick={focusOutline}
              >
                Outline
              </Button>
            </div>
          )}
          <Inspector />
        </div>
      )}
    </div>
  );
}

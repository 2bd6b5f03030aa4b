import { type Ref, useEffect, useRef } from "react";
import { focusField } from "@/features/editor/checks/place";
import { useDocument, useEditor, useEditorState } from "@/features/editor/context";
import { HeadForm } from "@/features/editor/head/HeadForm";
import { SectionInspector } from "@/features/editor/inspector/SectionInspector";
import { StepInspector } from "@/features/editor/inspector/StepInspector";
import { FindingLine } from "@/ui/flow/FindingLine";
import { findingKey } from "@/ui/flow/findings";
import { stepKindLabel } from "@/ui/StepIcon";

/** The fields of what is selected. Escape goes back to the outline. */
export function Inspector({ ref }: { ref?: Ref<HTMLElement> }) {
  const { focusOutline, store } = useEditor();
  const selection = useEditorState((state) => state.selection);
  const wish = useEditorState((state) => state.wish);
  const { steps } = useDocument();
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (wish) focusField(body.current, wish.field);
  }, [wish]);

  const step = selection.on === "step" ? steps[selection.step] : undefined;
  const key = selection.on === "step" ? `step ${selection.step}` : JSON.stringify(selection);
  const heading = step
    ? `${stepKindLabel(step.type)}: ${step.title || "Untitled"}`
    : selection.on === "section"
      ? "Section"
      : "Flow details";
  return (
    <section
      ref={ref}
      aria-label="Fields"
      className="min-h-0 min-w-0 grow overflow-y-auto"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        focusOutline();
      }}
      // A field that is left ends its step of the history.
      onBlur={() => store.getState().seal()}
    >
      <div ref={body} key={key} className="mx-auto flex max-w-3xl flex-col gap-4 p-4">
        <h2 className="wrap-anywhere font-semibold text-body">{heading}</h2>
        <OtherFindings step={selection.on === "step" ? selection.step : null} />
        {selection.on === "step" && <StepInspector step={selection.step} />}
        {selection.on === "section" && <SectionInspector section={selection.section} />}
        {selection.on === "head" && <HeadForm />}
      </div>
    </section>
  );
}

/** Findings that stand at no field. */
function OtherFindings({ step }: { step: string | null }) {
  const { findings } = useEditor();
  const about = findings.filter(
    (finding) => (finding.step ?? null) === step && (!finding.field || finding.field === "steps"),
  );
  if (about.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {about.map((finding) => (
        <li key={findingKey(finding)}>
          <FindingLine finding={finding} />
        </li>
      ))}
    </ul>
  );
}

import type { Step } from "@/api/types";

/** The answers of a question for somebody who only looks on. */
export function WaysOn({ step }: { step: Step }) {
  if (step.type !== "question") return null;
  return (
    <div className="text-ui">
      <p className="text-faint text-meta">Possible answers</p>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-muted marker:text-faint">
        {step.answers.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </div>
  );
}

import { NoteTemplates } from "@/features/team/templates/NoteTemplates";
import { PageHeader } from "@/ui/PageHeader";

export function NoteTemplatesPage() {
  return (
    <>
      <PageHeader
        title="Note templates"
        below="How the notes of your team are laid out. Whatever the template, everything that happened is told once."
      />
      <NoteTemplates />
    </>
  );
}

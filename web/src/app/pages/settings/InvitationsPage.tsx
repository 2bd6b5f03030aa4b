import { Invitations } from "@/features/team/invitations/Invitations";

export function InvitationsPage() {
  return <Invitations />;
}

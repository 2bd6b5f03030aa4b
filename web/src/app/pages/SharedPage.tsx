import { useParams } from "react-router";
import { Shared } from "@/features/sharing/shared/Shared";

/** What a link to a session shows: signed in or not, without the app around it. */
export function SharedPage() {
  const { token = "" } = useParams();
  return <Shared key={token} token={token} />;
}

import { noteActivity, unreportedActivity } from "@/api/auth/activity";
import { renew } from "@/api/auth/renew";

const mostTries = 3;

/** A person asked to stay: tells the server that they are there. Whether it heard. */
export async function staySignedIn(): Promise<boolean> {
  noteActivity();
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const renewal = await renew();
    if (!renewal.ok) return false;
    // A renewal that was under way already may have left without the news.
    if (!unreportedActivity().any) return true;
  }
  return false;
}

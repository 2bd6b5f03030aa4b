import { useState } from "react";

/** A field that follows what is proposed until somebody writes in it. */
export function useProposal(proposed: string): [string, (text: string) => void] {
  const [written, setWritten] = useState<string | null>(null);
  return [written ?? proposed, setWritten];
}

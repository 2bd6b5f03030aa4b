import type { ReactNode } from "react";
import { NoteVignette } from "@/features/auth/NoteVignette";
import { Mark } from "@/ui/Mark";

interface AuthFrameProps {
  children: ReactNode;
  /** The way to the other page. */
  footer: ReactNode;
}

/** The pages before one is signed in: the form, and on wide screens what waits behind it. */
export function AuthFrame({ children, footer }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_minmax(0,1.25fr)]">
      <main className="flex flex-col justify-center px-5 py-10 sm:px-10">
        <div className="mx-auto w-full max-w-sm">
          <div className="mb-8 flex items-center gap-2.5 font-semibold text-step tracking-tight">
            <Mark size={28} />
            ResolutionFlow
          </div>
          {children}
          <p className="mt-6 text-muted text-ui">{footer}</p>
        </div>
      </main>
      <aside className="hidden flex-col justify-center gap-8 border-line border-l bg-canvas p-10 lg:flex xl:p-16">
        <NoteVignette />
      </aside>
    </div>
  );
}

import { useEffect, useRef, useState } from "react";
import {
  type ReadFile,
  type ReadOptions,
  readAll,
  readTexts,
} from "@/features/importing/model/read";
import { noSources, type Sources } from "@/features/importing/model/sourceFiles";

const auto: ReadOptions = { format: "auto", branches: false };

/** What was chosen, what became of it, and how far the reading is. */
export function useReading() {
  const [sources, setSources] = useState<Sources>(noSources);
  const [options, setOptions] = useState(auto);
  const [files, setFiles] = useState<readonly ReadFile[] | null>(null);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const read = async (from: Sources, how: ReadOptions) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setSources(from);
    setOptions(how);
    setError(null);
    const of = from.texts.length + from.archives.length;
    if (of === 0) return;
    setProgress({ done: 0, of });
    try {
      const onProgress = (done: number) => setProgress({ done, of });
      const found = await readAll(from, how, onProgress, controller.signal);
      if (!controller.signal.aborted) setFiles(found);
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    }
    if (!controller.signal.aborted) setProgress(null);
  };

  /** Reads one file again, after its text was mended here. */
  const readAgain = async (path: string, text: string) => {
    setError(null);
    try {
      const [again] = await readTexts([{ path, text }], options);
      if (!again) return;
      setFiles((before) => before?.map((file) => (file.path === path ? again : file)) ?? null);
      setSources((before) => ({
        ...before,
        texts: before.texts.map((source) => (source.path === path ? { path, text } : source)),
      }));
    } catch (problem) {
      setError(problem);
    }
  };

  const stop = () => {
    running.current?.abort();
    setProgress(null);
  };
  const startOver = () => {
    stop();
    setSources(noSources);
    setFiles(null);
    setError(null);
  };
  return { sources, options, files, progress, error, read, readAgain, stop, startOver };
}

export type Reading = ReturnType<typeof useReading>;

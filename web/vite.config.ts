import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { firstPageChunks } from "./vite.chunks.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env.RF_API_URL ?? "http://127.0.0.1:8080";
const contentSecurityPolicy = readFileSync(here("csp.txt"), "utf8").trim();

/**
 * Sonner writes its style sheet into the page at run time, which the content security policy
 * forbids. The sheet is imported as a file instead (design/base.css), and the injection goes.
 */
function sonnerWithoutInlineStyles(): Plugin {
  const injection = /^__insertCSS\(".*"\);?$/m;
  return {
    name: "sonner-without-inline-styles",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/\/sonner\/dist\/index\.m?js/.test(id)) return null;
      if (!injection.test(code)) this.error("sonner no longer injects its styles this way");
      return { code: code.replace(injection, ""), map: null };
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), sonnerWithoutInlineStyles()],
  resolve: {
    alias: {
      "@": here("src"),
      "decode-named-character-reference": here("src/lib/namedCharacters.ts"),
    },
  },
  build: {
    manifest: true,
    sourcemap: false,
    target: "es2022",
    modulePreload: {
      polyfill: false,
      // Every name of a script to fetch ahead is carried by the first page, for pages that may never be opened.
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith(".css")),
    },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: firstPageChunks() }],
        },
      },
    },
  },
  server: { proxy: { "/api": api } },
  preview: {
    proxy: { "/api": api },
    headers: { "content-security-policy": contentSecurityPolicy, "referrer-policy": "no-referrer" },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
    // One core is not kept free: nobody waits at the machine that runs all tests.
    maxWorkers: "100%",
  },
});

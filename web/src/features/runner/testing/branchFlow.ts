import type { FlowDocument } from "@/api/types";

/** A small flow with every kind of step. */
export const branchFlow: FlowDocument = {
  format: "resolutionflow.flow/1",
  kind: "troubleshooting",
  title: "No internet at a branch office",
  start: "gateway",
  steps: {
    gateway: {
      type: "question",
      title: "Can the user reach the gateway?",
      body: "Ping it **three** times.",
      minutes: 2,
      commands: [{ shell: "cmd", run: "ping 10.0.0.1" }],
      answers: [
        { id: "yes", label: "Yes, it replies", goto: "dns" },
        { id: "no", label: "No reply", goto: "renew" },
      ],
    },
    dns: {
      type: "question",
      title: "Does the resolver answer?",
      answers: [
        { id: "ok", label: "Resolves", goto: "provider" },
        { id: "timeout", label: "Times out", goto: "fixed" },
      ],
    },
    renew: { type: "action", title: "Renew the lease", goto: "dns" },
    fixed: { type: "resolution", title: "Resolver set by DHCP", cause: "A leftover static server" },
    provider: { type: "escalation", title: "The line is down", to: "ISP support" },
  },
};

import { looksLikeEmail } from "@/lib/email";
import { passwordFault } from "@/lib/password";

export interface Registration {
  team_name: string;
  name: string;
  email: string;
  password: string;
}

/** What is plainly missing; the server judges the rest. */
export function checkRegistration(values: Registration): Partial<Registration> {
  const faults: Partial<Registration> = {};
  if (!values.team_name.trim()) faults.team_name = "Enter the name of your team.";
  if (!values.name.trim()) faults.name = "Enter your name.";
  if (!looksLikeEmail(values.email)) faults.email = "Enter an email address.";
  const password = passwordFault(values.password);
  if (password) faults.password = password;
  return faults;
}

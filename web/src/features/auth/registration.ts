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
  if (!/^\S+@\S+$/.test(values.email.trim())) faults.email = "Enter an email address.";
  const length = [...values.password].length;
  if (length < 12) faults.password = "Use at least 12 characters.";
  if (length > 256) faults.password = "Use at most 256 characters.";
  return faults;
}

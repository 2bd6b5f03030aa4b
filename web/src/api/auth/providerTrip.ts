/** Why a browser went to an identity provider, and where it goes on afterwards. Holds no secret. */
export interface ProviderTrip {
  purpose: "sign_in" | "link";
  next: string;
}

const key = "rf.provider-trip";
const none: ProviderTrip = { purpose: "sign_in", next: "/" };

export function beginTrip(trip: ProviderTrip): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(trip));
  } catch {
    // Blocked storage: coming back counts as signing in.
  }
}

/** The trip that ends now; told once. */
export function endTrip(): ProviderTrip {
  try {
    const trip: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
    return isTrip(trip) ? trip : none;
  } catch {
    return none;
  }
}

function isTrip(value: unknown): value is ProviderTrip {
  return (
    typeof value === "object" &&
    value !== null &&
    "purpose" in value &&
    (value.purpose === "sign_in" || value.purpose === "link") &&
    "next" in value &&
    typeof value.next === "string"
  );
}

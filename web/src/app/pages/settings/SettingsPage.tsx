import { Navigate, Route, Routes } from "react-router";
import { useMe } from "@/api/auth/state";
import { NotFoundPage } from "@/app/pages/NotFoundPage";
import { NotForRole } from "@/app/pages/settings/NotForRole";
import { places, settingsFor, settingsPath } from "@/app/pages/settings/places";
import { SettingsLayout } from "@/app/pages/settings/SettingsLayout";

/** The settings of the person and of the team: a page each, one beside the other. */
export function SettingsPage() {
  const mine = settingsFor(useMe().role);
  const [first] = mine;
  return (
    <SettingsLayout places={mine}>
      <Routes>
        {first && <Route index element={<Navigate to={settingsPath(first)} replace />} />}
        {places.map((place) => (
          <Route
            key={place.slug}
            path={place.slug}
            element={mine.includes(place) ? <place.Page /> : <NotForRole title={place.label} />}
          />
        ))}
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </SettingsLayout>
  );
}

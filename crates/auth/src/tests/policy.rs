//! How long the windows may be.

use super::{memory::run, world::World};
use crate::{
    PolicyBounds, PolicyOverrides, PolicyPreset, SecurityChange, SessionPolicy, SignInStore, TeamSecurity,
    security::apply,
};

#[track_caller]
fn check(idle: u32, absolute: u32, wanted: &[(&str, &str)]) {
    let policy = SessionPolicy::within(&PolicyBounds::default(), idle, absolute);
    let errors = policy.err().unwrap_or_default().0;
    let told: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
    assert_eq!(told, wanted, "{idle} / {absolute}");
}

#[test]
fn the_presets_are_the_ones_agreed_and_within_the_bounds() {
    let minutes = |policy: SessionPolicy| (policy.idle_minutes(), policy.absolute_minutes());
    assert_eq!(minutes(SessionPolicy::default()), (4_320, 20_160));
    assert_eq!(minutes(SessionPolicy::STRICT), (60, 1_440));
    check(4_320, 20_160, &[]);
    check(60, 1_440, &[]);
}

#[test]
fn the_bounds_are_idle_15_minutes_to_30_days_and_absolute_1_hour_to_90_days() {
    check(15, 60, &[]);
    check(43_200, 129_600, &[]);
    check(14, 60, &[("idle_minutes", "out_of_bounds")]);
    check(43_201, 129_600, &[("idle_minutes", "out_of_bounds")]);
    check(15, 59, &[("absolute_minutes", "out_of_bounds")]);
    check(15, 129_601, &[("absolute_minutes", "out_of_bounds")]);
    check(0, u32::MAX, &[("idle_minutes", "out_of_bounds"), ("absolute_minutes", "out_of_bounds")]);
}

#[test]
fn the_idle_window_is_never_longer_than_the_absolute_one() {
    check(60, 60, &[]);
    check(61, 60, &[("idle_minutes", "idle_longer_than_absolute")]);
}

#[test]
fn a_sign_in_keeps_the_windows_it_began_with() {
    let mut world = World::under(SessionPolicy::STRICT);
    let grant = world.sign_in();
    world.rules.policy = SessionPolicy::STANDARD;
    let next = world.refresh_in_person(&grant.refresh_token).unwrap();
    assert_eq!((next.sign_in.idle_max_seconds, next.sign_in.absolute_max_seconds), (3_600, 86_400));
    assert_eq!((next.sign_in.idle_deadline - world.now()).num_seconds(), 3_600);
}

fn team(idle_minutes: Option<u32>, absolute_minutes: Option<u32>) -> TeamSecurity {
    TeamSecurity {
        overrides: PolicyOverrides { idle_minutes, absolute_minutes },
        second_factor_required: false,
    }
}

#[test]
fn what_a_team_leaves_open_is_the_servers() {
    #[track_caller]
    fn check(idle: Option<u32>, absolute: Option<u32>, wanted: (u32, u32), preset: PolicyPreset) {
        let policy = World::new().rules.policy_of(&team(idle, absolute));
        assert_eq!((policy.idle_minutes(), policy.absolute_minutes()), wanted, "{idle:?} / {absolute:?}");
        assert_eq!(policy.preset(), preset, "{idle:?} / {absolute:?}");
    }
    check(None, None, (4_320, 20_160), PolicyPreset::Standard);
    check(Some(60), Some(1_440), (60, 1_440), PolicyPreset::Strict);
    check(Some(60), None, (60, 20_160), PolicyPreset::Custom);
    check(None, Some(10_080), (4_320, 10_080), PolicyPreset::Custom);
    check(Some(4_320), Some(20_160), (4_320, 20_160), PolicyPreset::Standard);
    // What the server allowed once and does not any more.
    check(Some(1), Some(u32::MAX), (15, 129_600), PolicyPreset::Custom);
    check(None, Some(60), (60, 60), PolicyPreset::Custom);
}

#[test]
fn a_change_is_checked_against_what_it_comes_to() {
    #[track_caller]
    fn check(
        old: TeamSecurity,
        idle: Option<Option<u32>>,
        absolute: Option<Option<u32>>,
        wanted: &[(&str, &str)],
    ) {
        let change = SecurityChange { idle_minutes: idle, absolute_minutes: absolute, ..Default::default() };
        let result = apply(&World::new().rules, &old, change);
        let errors = result.as_ref().err().cloned().unwrap_or_default().0;
        let told: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(told, wanted, "{old:?} {change:?}");
        if let Ok(new) = result {
            let overrides = PolicyOverrides {
                idle_minutes: idle.unwrap_or(old.overrides.idle_minutes),
                absolute_minutes: absolute.unwrap_or(old.overrides.absolute_minutes),
            };
            assert_eq!(new.overrides, overrides);
        }
    }
    const LONGER: &str = "idle_longer_than_absolute";
    let none = team(None, None);
    check(none, None, None, &[]);
    check(none, Some(Some(60)), None, &[]);
    check(none, Some(Some(14)), None, &[("idle_minutes", "out_of_bounds")]);
    check(none, None, Some(Some(59)), &[("absolute_minutes", "out_of_bounds")]);
    check(
        none,
        Some(Some(0)),
        Some(Some(0)),
        &[("idle_minutes", "out_of_bounds"), ("absolute_minutes", "out_of_bounds")],
    );
    // Only one of them is the team's own: the other is the server's 3 or 14 days.
    check(none, None, Some(Some(4_319)), &[("absolute_minutes", LONGER)]);
    check(none, None, Some(Some(4_320)), &[]);
    check(none, Some(Some(20_161)), None, &[("idle_minutes", LONGER)]);
    check(none, Some(Some(20_160)), None, &[]);
    check(team(None, None), Some(Some(120)), Some(Some(60)), &[("idle_minutes", LONGER)]);
    // Giving one back to the server counts as setting it.
    check(team(Some(60), Some(1_440)), Some(None), None, &[("idle_minutes", LONGER)]);
    check(team(Some(30_000), Some(40_000)), None, Some(None), &[("absolute_minutes", LONGER)]);
    check(team(Some(60), Some(1_440)), Some(None), Some(None), &[]);
}

#[test]
fn a_rotation_made_for_wider_windows_than_the_row_has_by_now_is_lost() {
    let world = World::new();
    let grant = world.sign_in();
    let step = grant.sign_in.rotation(world.env.new_id(), true, world.now());
    world.edit(grant.sign_in.id, |row| row.idle_max_seconds = 900);
    let (team, id) = (grant.sign_in.team, grant.sign_in.id);
    assert_eq!(run(world.store.clone().rotate(team, id, &step)), Ok(false));
    let next = world.refresh_in_person(&grant.refresh_token).unwrap();
    assert_eq!((next.sign_in.idle_deadline - world.now()).num_seconds(), 900);
}

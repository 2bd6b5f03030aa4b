//! How long the windows may be.

use super::world::World;
use crate::{PolicyBounds, SessionPolicy};

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

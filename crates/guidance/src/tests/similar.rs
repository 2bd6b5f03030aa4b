//! Which finished sessions are about the same.

use super::made::{flow_id, past};
use crate::{Asked, PastSession, likest};
use rf_flows::session::SessionStatus::{Abandoned, Resolved};

fn archive() -> Vec<PastSession> {
    vec![
        past(1, 1, Resolved, "outlook password prompt"),
        past(2, 1, Resolved, "outlook slow"),
        past(3, 2, Abandoned, "printer offline"),
        past(4, 2, Resolved, "printer password"),
        past(5, 3, Resolved, "vpn tunnel down"),
        past(6, 1, Resolved, "outlook password prompt"),
    ]
}

fn found(asked: &Asked, flow: Option<u128>) -> Vec<u128> {
    let all = archive();
    let likes = likest(asked, flow.map(flow_id), &all);
    likes.iter().map(|like| like.past.session.uuid().as_u128()).collect()
}

#[test]
fn the_likest_come_first_then_the_newest_and_strangers_not_at_all() {
    assert_eq!(found(&Asked::typed("Outlook asks for the password"), None), [6, 1, 4, 2]);
    assert_eq!(found(&Asked::typed("The tunnel is down again"), None), [5]);
    assert_eq!(found(&Asked::typed("Coffee"), None), [0; 0]);
}

#[test]
fn the_same_flow_decides_between_equals_and_stands_in_for_words() {
    assert_eq!(found(&Asked::typed("password "), Some(2)), [4, 6, 1]);
    assert_eq!(found(&Asked::told(Vec::new()), Some(2)), [4, 3]);
    assert_eq!(found(&Asked::told(Vec::new()), None), [0; 0]);
}

#[test]
fn the_word_that_is_being_typed_need_only_begin() {
    assert_eq!(found(&Asked::typed("tunn"), None), [5]);
    assert_eq!(found(&Asked::typed("tunn "), None), [0; 0]);
    assert_eq!(Asked::typed("Outlook asks for a").begun, None, "too short to tell anything");
}

#[test]
fn rare_words_tell_more_than_common_ones() {
    let all = archive();
    let likes = likest(&Asked::typed("outlook password"), None, &all);
    assert_eq!(likes[0].shared.len(), 2);
    let slow = likest(&Asked::typed("outlook slow "), None, &all);
    assert_eq!(slow[0].shared, ["slow", "outlook"], "the rarer first");
}

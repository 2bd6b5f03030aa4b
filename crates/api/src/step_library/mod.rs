//! The Step Library: steps kept to be used again, their versions and reviews.

mod detail;
mod dto;
mod handlers;
mod lists;
mod reviews;
mod updates;

pub(crate) use handlers::{
    archive_library_step, create_library_step, get_library_step, insert_library_step, restore_library_step,
    save_library_step,
};
pub(crate) use lists::{
    list_library_step_facets, list_library_step_versions, list_library_steps, list_step_uses,
};
pub(crate) use reviews::{list_step_reviews, review_step, withdraw_review};
pub(crate) use updates::StepUpdate;

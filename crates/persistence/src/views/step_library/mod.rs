//! The Step Library on screens.

mod details;
mod facets;
mod list;

pub use details::{
    LibraryStepRow, LibraryStepVersionRow, StepReviewRow, StepUseRow, library_step_row,
    library_step_versions, step_reviews, step_uses,
};
pub use facets::{LibraryStepFacetRows, library_step_facets};
pub use list::{FoundStep, LibraryStepQuery, LibraryStepSort, StepList, list_library_steps};

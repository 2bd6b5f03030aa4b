//! What managing a team's security can be refused with.

use rf_core::FieldErrors;

rf_core::failures! {
    /// Why a change of the policy or the end of a sign-in was refused.
    pub enum SecurityFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not do this. Ask a team admin.";
        /// There is no such sign-in, or it is somebody else's.
        SignInNotFound => NotFound, "sign_in_not_found", "There is no such sign-in.";
        /// There is no such member.
        MemberNotFound => NotFound, "member_not_found", "There is no such member in your team.";
    }
}

//! What changing one's own account, or opening a mailed link, can be refused with.

use crate::SessionOver;
use rf_core::FieldErrors;

rf_core::failures! {
    /// Why a change to one's own account was refused.
    pub enum AccountFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// Unknown, used, void or past its time: nobody can tell which.
        InvalidLink => Invalid, "invalid_link", "This link does not work any more. Ask for a new one.";
        /// The person did not prove that it is still they.
        WrongPassword => Forbidden, "wrong_password", "The password is wrong.";
        /// Somebody has an account with that address.
        EmailTaken => Conflict, "email_taken", "There is an account with this e-mail address already.";
        /// The sign-in ended while its person was changing something.
        SignInOver(SessionOver) => Unauthenticated, "session_revoked", "Your session was ended. Sign in again.";
        /// The operator lets nobody register.
        RegistrationClosed => Forbidden, "registration_closed", "New teams cannot register here. Ask for an invitation.";
        /// Passwords cannot be checked right now.
        Unavailable => Unavailable, "sign_in_unavailable", "Passwords cannot be checked right now. Try again in a moment.";
    }
}

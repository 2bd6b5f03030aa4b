//! Why something about a session was refused.

use super::LoadedSession;
use rf_core::{FieldErrors, Members, ProblemMembers};

/// The session as it stands, for a caller who worked on an older one.
///
/// The HTTP shell shows it as the member `current`, in the shape in which it shows every session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionMoved(pub Box<LoadedSession>);

impl ProblemMembers for SessionMoved {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("event_count".into(), self.0.session.event_count.into());
        members
    }
}

rf_core::failures! {
    /// Why something about a session was refused.
    pub enum SessionFailure {
        /// There is no such session, or not for this person.
        NotFound => NotFound, "session_not_found", "There is no such session.";
        /// The person may read, but not do this.
        Forbidden => Forbidden, "forbidden", "You may not do this. Ask the session's engineer or a team lead.";
        /// Something happened that the caller had not seen.
        Moved(SessionMoved) => Conflict, "session_moved", "Something happened in this session meanwhile. Look at it, then try again.";
        /// Nothing can be added any more.
        Ended => Conflict, "session_ended", "This session has ended. Open it again, or start a new one.";
        /// Only what has ended is opened again.
        NotEnded => Conflict, "session_not_ended", "This session has not ended.";
        /// The session is paused.
        Paused => Conflict, "session_paused", "This session is paused. Resume it first.";
        /// The session is not paused.
        NotPaused => Conflict, "session_not_paused", "This session is not paused.";
        /// The key belongs to another request.
        KeyReused => Conflict, "idempotency_key_reused", "This idempotency key was used for something else. Use a new key for each request.";
        /// No key came with the request.
        KeyRequired => Invalid, "idempotency_key_required", "Send an Idempotency-Key header.";
        /// The key is not one.
        KeyInvalid => Invalid, "idempotency_key_invalid", "Use an Idempotency-Key of 8 to 128 printable ASCII characters.";
        /// The session stands at another step.
        NotAtStep => Conflict, "not_at_step", "The session is not at this step. Go on from the current step.";
        /// The question has no such answer.
        UnknownAnswer => Invalid, "unknown_answer", "This question has no such answer. Choose one of its answers.";
        /// The answer's condition is false as the session stands.
        AnswerDoesNotApply => Conflict, "answer_does_not_apply", "This answer does not apply as the session stands. Choose another one.";
        /// Only questions are answered.
        NotAQuestion => Invalid, "not_a_question", "This step is not a question. Mark it as done or end the session.";
        /// Only steps that ask nothing are done, and in troubleshooting only those are skipped.
        NotAnAction => Invalid, "not_an_action", "This step is not an action. Answer it or end the session.";
        /// The step names no sub-flow whose steps the session has.
        NoSubflow => Conflict, "subflow_unavailable", "The steps of this sub-flow are not in this session. Do it by hand, then mark it as done.";
        /// The flow of the session has no such step.
        UnknownStep => Invalid, "unknown_step", "This session's flow has no such step.";
        /// The step was not dismissed.
        NotDismissed => Conflict, "suggestion_not_dismissed", "This suggestion is not dismissed.";
        /// A session follows one flow.
        FlowFollowed => Conflict, "flow_already_followed", "This session follows a flow already. Start another session for another flow.";
        /// The step is one that the procedure does not do without.
        StepRequired => Conflict, "step_required", "This step is required and cannot be skipped. Do it, or hand the session over.";
        /// The flow asks for no such value.
        UnknownCapture => Invalid, "unknown_capture", "This flow does not ask for such a value.";
        /// There is no such secret in the session.
        SecretNotFound => NotFound, "secret_not_found", "No secret of that name is kept in this session.";
        /// Redaction finds no such value in the session's notes.
        MarkNotFound => NotFound, "mark_not_found", "No such value is found in this session's notes.";
        /// Somebody edited the note meanwhile.
        NoteMoved => Stale, "stale_revision", "Somebody else edited this note meanwhile. Compare both, then save again.";
        /// There is no such file in the session.
        EvidenceNotFound => NotFound, "evidence_not_found", "There is no such file in this session.";
        /// The file was withdrawn.
        EvidenceWithdrawn => NotFound, "evidence_withdrawn", "This file was withdrawn: its content is gone.";
        /// There is nothing to look at of this file.
        NoPreview => NotFound, "no_preview", "There is no preview of this file. Download it.";
        /// The file is too large.
        EvidenceTooLarge => TooLarge, "evidence_too_large", "A file may have 25 MiB at most. Cut it, or compress it into a zip archive.";
        /// The session holds as much as it can.
        EvidenceLimit => Conflict, "evidence_limit_reached", "A session holds at most 200 files and 500 MiB. Withdraw what is not needed.";
        /// Such files are not taken.
        EvidenceType => Invalid, "evidence_type_refused", "Files of this type are not taken. Add images, text, CSV, JSON, XML, PDF, zip archives, event logs or network captures.";
        /// The place for files does not answer.
        EvidenceUnavailable => Unavailable, "evidence_unavailable", "The place where files are kept does not answer right now. Try again in a moment.";
        /// The archive would be larger than what is taken away at once.
        ExportTooLarge => TooLarge, "export_too_large", "One archive holds at most 64 MiB. Export fewer sessions, or download the files one by one.";
        /// More sessions are asked for than are taken away at once.
        TooManyToExport => TooLarge, "too_many_to_export", "One archive holds at most 500 sessions. Narrow the list, or choose fewer.";
        /// Values that are required are not given yet.
        CapturesMissing(FieldErrors) => Conflict, "captures_missing", "Required values are missing. Give them first, or hand the session over.";
        /// The procedure is not through.
        RequiredStepsOpen(FieldErrors) => Conflict, "required_steps_open", "Required steps are still open. Do them first, or hand the session over.";
        /// As many hypotheses are open as can be at a time.
        HypothesesFull => Conflict, "hypotheses_full", "Two hypotheses are open. Close one before you open another.";
        /// The session has no open hypothesis of that number.
        HypothesisNotOpen => Conflict, "hypothesis_not_open", "This hypothesis is not open. Choose an open one, or none.";
        /// The way on leads to a step that the flow does not have.
        DeadEnd => Invalid, "dead_end", "The flow does not go on from here. Go back, or end the session.";
        /// Going back leads to an earlier visit only.
        NotAnEarlierVisit => Invalid, "not_an_earlier_visit", "Go back to an earlier step of the path.";
        /// The person is not one who can work on the team's sessions.
        PersonUnavailable => Invalid, "person_unavailable", "This person cannot be given a session. Choose an engineer or a lead of your team whose account is enabled.";
        /// The session is that person's already.
        AlreadyAssigned => Conflict, "already_assigned", "The session is already theirs.";
        /// There is no escalation to accept or to return.
        NotEscalated => Conflict, "not_escalated", "This session is not escalated.";
        /// Nobody accepts or returns what they escalated themselves.
        OwnEscalation => Conflict, "own_escalation", "You escalated this session yourself. Open it again to go on with it.";
        /// Somebody was faster.
        EscalationAccepted => Conflict, "escalation_already_accepted", "Somebody has accepted this escalation already.";
        /// Whoever escalated the session cannot work on it any more.
        EscalatorUnavailable => Conflict, "escalator_unavailable", "Whoever escalated this session cannot take it back. Accept it, or assign it to somebody else.";
        /// There is no such flow in the team.
        FlowNotFound => NotFound, "flow_not_found", "There is no such flow.";
        /// The flow has no version to follow yet.
        FlowNotPublished => Conflict, "flow_not_published", "This flow is not published yet. Publish it first.";
        /// The flow was put away.
        FlowArchived => Conflict, "flow_archived", "This flow is archived. Restore it first.";
        /// The flow has no such version.
        VersionNotFound => NotFound, "version_not_found", "This flow has no such version.";
        /// Some fields are not as they must be.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need another look.";
    }
}

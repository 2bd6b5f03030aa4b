//! The permission table: role x action x relation -> allow, deny or hide.

use crate::Role;

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read a flow, its draft and its versions.
    ReadFlow,
    /// Create a flow, import one.
    CreateFlow,
    /// Change a flow's draft.
    EditFlow,
    /// Publish a flow's draft as a version.
    PublishFlow,
    /// Make, rename, move and delete folders of the library.
    ManageFolders,
    /// Rate a step of the Step Library.
    ReviewStep,
    /// Start a session on a flow.
    StartSession,
    /// Read a session that is still running.
    ReadRunningSession,
    /// Read a session that has ended, and its documentation.
    ReadEndedSession,
    /// Answer, note, go back, end: anything that adds to a session's timeline.
    ActInSession,
    /// Share a view of the list of sessions with the team, change and remove one that is shared.
    ShareView,
    /// See every link to a session that the team gave out, revoke any, and show the internal note to the public.
    ManageShares,
    /// See the queue of escalated sessions, accept one of them, or give it back.
    AcceptEscalation,
    /// See the team's settings and who is in it.
    ReadTeam,
    /// Change the team's name, time zone and the branding of its notes.
    ManageTeam,
    /// Invite, change roles, disable, remove, hand the team over.
    ManageMembers,
    /// The session-expiry policy, the second factor's requirement, identity providers, other people's sign-ins and factors.
    ManageSecurity,
    /// Read and export the audit log.
    ReadAuditLog,
    /// What only the operator of the server does, such as reading mail that could not be sent.
    OperateServer,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 19] = [
        Self::ReadFlow,
        Self::CreateFlow,
        Self::EditFlow,
        Self::PublishFlow,
        Self::ManageFolders,
        Self::ReviewStep,
        Self::StartSession,
        Self::ReadRunningSession,
        Self::ReadEndedSession,
        Self::ActInSession,
        Self::ShareView,
        Self::ManageShares,
        Self::AcceptEscalation,
        Self::ReadTeam,
        Self::ManageTeam,
        Self::ManageMembers,
        Self::ManageSecurity,
        Self::ReadAuditLog,
        Self::OperateServer,
    ];
}

/// How the thing acted upon stands to the one who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Theirs: they own the flow, the session is assigned to them.
    Own,
    /// Their team's, but somebody else's.
    Team,
    /// Another team's.
    Foreign,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 3] = [Self::Own, Self::Team, Self::Foreign];
}

/// The table's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allow,
    /// Refuse, and say so (403).
    Deny,
    /// Behave as if the thing did not exist (404).
    Hide,
}

/// Looks a case up in the permission table.
///
/// Another team's things do not exist for anybody, whatever their role.
pub const fn verdict(role: Role, action: Action, relation: Relation) -> Verdict {
    use {Action as A, Relation as R, Role as P, Verdict as V};
    match (relation, action, role) {
        (R::Foreign, _, P::Viewer | P::Engineer | P::TeamAdmin | P::SuperAdmin) => V::Hide,

        (R::Own | R::Team, A::ReadTeam, P::Viewer | P::Engineer | P::TeamAdmin | P::SuperAdmin) => V::Allow,
        (
            R::Own | R::Team,
            A::ManageShares | A::ManageTeam | A::ManageMembers | A::ManageSecurity | A::ReadAuditLog,
            P::TeamAdmin | P::SuperAdmin,
        ) => V::Allow,
        (
            R::Own | R::Team,
            A::ManageShares | A::ManageTeam | A::ManageMembers | A::ManageSecurity | A::ReadAuditLog,
            P::Viewer | P::Engineer,
        ) => V::Deny,
        (R::Own | R::Team, A::OperateServer, P::SuperAdmin) => V::Allow,
        (R::Own | R::Team, A::OperateServer, P::Viewer | P::Engineer | P::TeamAdmin) => V::Deny,

        (R::Own | R::Team, A::ReadFlow | A::ReadEndedSession, P::Viewer) => V::Allow,
        (R::Own | R::Team, A::ReadRunningSession, P::Viewer) => V::Hide,
        (
            R::Own | R::Team,
            A::CreateFlow
            | A::EditFlow
            | A::PublishFlow
            | A::ManageFolders
            | A::ReviewStep
            | A::StartSession
            | A::ActInSession
            | A::ShareView
            | A::AcceptEscalation,
            P::Viewer,
        ) => V::Deny,

        (
            R::Own | R::Team,
            A::ReadFlow
            | A::CreateFlow
            | A::ManageFolders
            | A::ReviewStep
            | A::StartSession
            | A::ReadRunningSession
            | A::ReadEndedSession
            | A::AcceptEscalation,
            P::Engineer,
        ) => V::Allow,
        (R::Own, A::EditFlow | A::PublishFlow | A::ActInSession | A::ShareView, P::Engineer) => V::Allow,
        (R::Team, A::EditFlow | A::PublishFlow | A::ActInSession | A::ShareView, P::Engineer) => V::Deny,

        (
            R::Own | R::Team,
            A::ReadFlow
            | A::CreateFlow
            | A::EditFlow
            | A::PublishFlow
            | A::ManageFolders
            | A::ReviewStep
            | A::StartSession
            | A::ReadRunningSession
            | A::ReadEndedSession
            | A::ActInSession
            | A::ShareView
            | A::AcceptEscalation,
            P::TeamAdmin | P::SuperAdmin,
        ) => V::Allow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn the_permission_table_is_the_one_agreed() {
        let mut table = String::new();
        for action in Action::ALL {
            for relation in Relation::ALL {
                let row = Role::ALL.map(|role| format!("{role}={:?}", verdict(role, action, relation)));
                writeln!(table, "{action:?} {relation:?}: {}", row.join(" ")).unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }
}

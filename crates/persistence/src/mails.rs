//! The mail outbox: filled by use cases, emptied under leases by any number of processes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::count,
    rows::mails,
};
use rf_auth::{
    Email,
    mail::{ClaimedMail, Mail, MailOutbox, MailQueue, MailState, Outcome},
};
use rf_core::{MailId, StoreError, TeamId, Time};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

impl<C: ConnectionTrait> MailOutbox for Repo<C> {
    async fn enqueue(&mut self, mail: &Mail) -> Result<(), StoreError> {
        let row = mails::ActiveModel {
            id: Set(mail.id.uuid()),
            team_id: Set(mail.team.uuid()),
            kind: Set(mail.kind.to_owned()),
            recipient: Set(mail.recipient.as_str().to_owned()),
            subject: Set(mail.subject.clone()),
            body_sealed: Set(Some(mail.sealed_body.clone())),
            state: Set(MailState::Waiting.as_str().to_owned()),
            attempts: Set(0),
            created_at: Set(mail.created_at),
            next_attempt_at: Set(mail.created_at),
            lease_until: Set(None),
            lease_token: Set(None),
            sent_at: Set(None),
            last_error: Set(None),
        };
        mails::Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }
}

impl<C: ConnectionTrait> MailQueue for Repo<C> {
    async fn claim_due(
        &mut self,
        now: Time,
        lease: Uuid,
        until: Time,
    ) -> Result<Option<ClaimedMail>, StoreError> {
        // A few, so that whoever is beaten to the first has others to try.
        let due = mails::Entity::find()
            .filter(is_due(now))
            .order_by_asc(mails::Column::NextAttemptAt)
            .order_by_asc(mails::Column::Id)
            .limit(10)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        for row in due {
            let claim = mails::ActiveModel {
                lease_token: Set(Some(lease)),
                lease_until: Set(Some(until)),
                attempts: Set(row.attempts + 1),
                ..Default::default()
            };
            let claimed = mails::Entity::update_many()
                .set(claim)
                .filter(mails::Column::Id.eq(row.id))
                .filter(mails::Column::Attempts.eq(row.attempts))
                .filter(is_due(now))
                .exec(self.connection())
                .await
                .map_err(store_error)?;
            if claimed.rows_affected == 1 {
                return claimed_from(row).map(Some);
            }
        }
        Ok(None)
    }

    async fn settle(
        &mut self,
        team: TeamId,
        mail: MailId,
        lease: Uuid,
        at: Time,
        outcome: &Outcome,
    ) -> Result<bool, StoreError> {
        let state = |state: MailState| Set(state.as_str().to_owned());
        let free =
            mails::ActiveModel { lease_token: Set(None), lease_until: Set(None), ..Default::default() };
        let row = match outcome {
            Outcome::Sent => mails::ActiveModel {
                state: state(MailState::Sent),
                sent_at: Set(Some(at)),
                body_sealed: Set(None),
                last_error: Set(None),
                ..free
            },
            Outcome::Kept => mails::ActiveModel { state: state(MailState::Kept), ..free },
            Outcome::Retry(then, error) => mails::ActiveModel {
                next_attempt_at: Set(*then),
                last_error: Set(Some(error.to_string())),
                ..free
            },
            Outcome::Failed(error) => mails::ActiveModel {
                state: state(MailState::Failed),
                last_error: Set(Some(error.to_string())),
                ..free
            },
        };
        let done = mails::Entity::update_many()
            .set(row)
            .filter(mails::Column::Id.eq(mail.uuid()))
            .filter(mails::Column::TeamId.eq(team.uuid()))
            .filter(mails::Column::LeaseToken.eq(lease))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }
}

/// Waiting, its time has come, and nobody holds it.
fn is_due(now: Time) -> Condition {
    let is_free =
        Condition::any().add(mails::Column::LeaseUntil.is_null()).add(mails::Column::LeaseUntil.lte(now));
    Condition::all()
        .add(mails::Column::State.eq(MailState::Waiting.as_str()))
        .add(mails::Column::NextAttemptAt.lte(now))
        .add(is_free)
}

fn claimed_from(row: mails::Model) -> Result<ClaimedMail, StoreError> {
    Ok(ClaimedMail {
        id: row.id.into(),
        team: row.team_id.into(),
        kind: row.kind,
        recipient: Email::parse(&row.recipient).map_err(|_| corrupt("a mail's address"))?,
        subject: row.subject,
        sealed_body: row.body_sealed.ok_or_else(|| corrupt("a waiting mail without a body"))?,
        attempts: count(row.attempts + 1)?,
    })
}

//! The teams' own providers.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{external_identities, identity_providers as rows},
};
use rf_auth::provider::{ProviderKind, ProviderStore, TeamProvider};
use rf_core::{ProviderId, StoreError, TeamId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most providers that one domain leads to; more only if somebody plays.
const MOST_FOR_DOMAIN: u64 = 20;

impl<C: ConnectionTrait> ProviderStore for Repo<C> {
    async fn provider(&mut self, id: ProviderId) -> Result<Option<TeamProvider>, StoreError> {
        let row = rows::Entity::find_by_id(id.uuid()).one(self.connection()).await.map_err(store_error)?;
        row.map(from_row).transpose()
    }

    async fn providers_of_team(&mut self, team: TeamId) -> Result<Vec<TeamProvider>, StoreError> {
        let found = rows::Entity::find()
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .order_by_asc(rows::Column::Id)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        found.into_iter().map(from_row).collect()
    }

    async fn providers_for_domain(&mut self, domain: &str) -> Result<Vec<TeamProvider>, StoreError> {
        // The list is searched as text, which finds too much where the domain has wildcards in it, never too little.
        let quoted = serde_json::Value::from(domain).to_string();
        let found = rows::Entity::find()
            .filter(rows::Column::Enabled.eq(true))
            .filter(rows::Column::EmailDomains.contains(&quoted))
            .order_by_asc(rows::Column::Id)
            .limit(MOST_FOR_DOMAIN)
            .all(self.connection())
            .await
            .map_err(store_error)?;
        let mut providers = found.into_iter().map(from_row).collect::<Result<Vec<_>, _>>()?;
        providers.retain(|provider| provider.email_domains.iter().any(|one| one == domain));
        Ok(providers)
    }

    async fn insert_provider(&mut self, provider: &TeamProvider) -> Result<(), StoreError> {
        rows::Entity::insert(to_row(provider)?)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn update_provider(&mut self, provider: &TeamProvider) -> Result<bool, StoreError> {
        let done = rows::Entity::update_many()
            .set(to_row(provider)?)
            .filter(rows::Column::Id.eq(provider.id.uuid()))
            .filter(rows::Column::TeamId.eq(provider.team.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn delete_provider(&mut self, team: TeamId, id: ProviderId) -> Result<Option<u64>, StoreError> {
        let unlinked = external_identities::Entity::delete_many()
            .filter(external_identities::Column::TeamId.eq(team.uuid()))
            .filter(external_identities::Column::Provider.eq(id.to_string()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        let done = rows::Entity::delete_many()
            .filter(rows::Column::Id.eq(id.uuid()))
            .filter(rows::Column::TeamId.eq(team.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok((done.rows_affected == 1).then_some(unlinked.rows_affected))
    }
}

fn to_row(provider: &TeamProvider) -> Result<rows::ActiveModel, StoreError> {
    let list = |items: &[String]| serde_json::to_string(items).map_err(|error| corrupt(&error.to_string()));
    Ok(rows::ActiveModel {
        id: Set(provider.id.uuid()),
        team_id: Set(provider.team.uuid()),
        kind: Set(provider.kind.as_str().to_owned()),
        name: Set(provider.name.clone()),
        issuer: Set(provider.issuer.clone()),
        client_id: Set(provider.client_id.clone()),
        client_secret_sealed: Set(provider.client_secret_sealed.clone()),
        email_domains: Set(list(&provider.email_domains)?),
        allowed_tenants: Set(list(&provider.allowed_tenants)?),
        enabled: Set(provider.enabled),
        created_at: Set(provider.created_at),
        updated_at: Set(provider.updated_at),
    })
}

fn from_row(row: rows::Model) -> Result<TeamProvider, StoreError> {
    let list = |text: &str| serde_json::from_str(text).map_err(|_| corrupt("a provider's list"));
    Ok(TeamProvider {
        id: row.id.into(),
        team: row.team_id.into(),
        kind: ProviderKind::parse(&row.kind).ok_or_else(|| corrupt("a provider's kind"))?,
        name: row.name,
        issuer: row.issuer,
        client_id: row.client_id,
        client_secret_sealed: row.client_secret_sealed,
        email_domains: list(&row.email_domains)?,
        allowed_tenants: list(&row.allowed_tenants)?,
        enabled: row.enabled,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

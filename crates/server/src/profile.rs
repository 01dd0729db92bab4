//! The profile of a person as clients read it (protocol.md 6.1, 6.2, 14.7). One missing boolean crashes an official
//! client, so every entry is complete or absent. Refuses to know: HTTP and SQL.

use crate::db::memberships::{Place, Reached};
use crate::db::users::User;
use crate::db::{self, Tx};
use crate::{clock, plan};
use wire::account::{AccountKeys, Profile};
use wire::item_access::mode;
use wire::organization::ProfileOrganization;
use wire::provider::ProfileProvider;
use wire::{EncString, UserId};

pub async fn of(tx: &mut Tx, user: &User) -> db::Result<Profile> {
    let organizations = db::memberships::organizations(tx, &user.id).await?;
    let providers = db::memberships::providers(tx, &user.id).await?;
    let clients = db::memberships::clients(tx, &user.id).await?;
    let user_id = UserId::from(user.id.as_str());
    let private_key = EncString(user.private_key.clone());
    Ok(Profile {
        id: user_id.clone(),
        name: user.name.clone(),
        email: user.email.clone(),
        email_verified: user.email_verified,
        // No gateway, nothing to sell to persons: everyone has the features (D5).
        premium: true,
        premium_from_organization: false,
        master_password_hint: user.password_hint.clone(),
        culture: user.culture.clone(),
        two_factor_enabled: user.two_factor_enabled,
        key: Some(EncString(user.user_key.clone())),
        private_key: Some(private_key.clone()),
        account_keys: Some(AccountKeys::v1(user.public_key.clone(), private_key)),
        security_stamp: user.security_stamp.clone(),
        force_password_reset: user.force_password_reset,
        uses_key_connector: false,
        avatar_color: user.avatar_color.clone(),
        creation_date: clock::iso(user.created),
        verify_devices: user.verify_devices,
        organizations: organizations
            .into_iter()
            .map(|o| organization(o, &user_id, false))
            .collect(),
        providers: providers.into_iter().map(|p| provider(p, &user_id)).collect(),
        provider_organizations: clients
            .into_iter()
            .map(|o| organization(o, &user_id, true))
            .collect(),
        object: "profile".into(),
    })
}

fn organization(o: Reached, user_id: &UserId, through_provider: bool) -> ProfileOrganization {
    let plan = plan::of(o.plan_type);
    let managed = o.provider_id.is_some();
    let object = if through_provider {
        "profileProviderOrganization"
    } else {
        "profileOrganization"
    };
    ProfileOrganization {
        id: o.id.into(),
        name: o.name,
        identifier: None,
        key: o.org_key.map(EncString),
        status: i8::try_from(o.status).unwrap_or_default(),
        kind: small(o.kind),
        enabled: o.enabled,
        seats: o.seats,
        max_collections: None,
        max_storage_gb: None,
        product_tier_type: plan.tier,
        plan_product_type: plan.tier,
        features: plan.features,
        has_public_and_private_keys: o.has_keys,
        reset_password_enrolled: o.recovery_enrolled,
        limit_collection_creation: o.limit_collection_creation,
        limit_collection_deletion: o.limit_collection_deletion,
        limit_item_deletion: o.limit_item_deletion,
        allow_admin_access_to_all_collection_items: o.allow_admin_access,
        user_id: Some(user_id.clone()),
        organization_user_id: o.member_id.map(Into::into),
        permissions: o
            .permissions
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default(),
        provider_id: o.provider_id.map(Into::into),
        provider_name: o.provider_name,
        provider_type: o.provider_type.map(small),
        provider_item_access_until: o
            .item_access_until
            .filter(|until| o.item_access == mode::CONSENT && *until > clock::now())
            .map(clock::iso),
        provider_item_access: managed.then_some(o.item_access),
        object: object.into(),
        ..ProfileOrganization::default()
    }
}

fn provider(p: Place, user_id: &UserId) -> ProfileProvider {
    ProfileProvider {
        id: p.id.into(),
        name: p.name.unwrap_or_default(),
        key: Some(EncString(p.provider_key)),
        status: wire::provider::user_status::CONFIRMED,
        kind: small(p.kind),
        enabled: p.enabled,
        permissions: None,
        user_id: Some(user_id.clone()),
        use_events: p.use_events,
        provider_status: small(p.provider_status),
        provider_type: small(p.provider_type),
        object: "profileProvider".into(),
    }
}

fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

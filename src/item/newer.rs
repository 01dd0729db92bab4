//! Types of items that came after this app's own five: read, not edited (features.md 4.6, types 6 to 8).
//! Refuses to know: how their texts are opened.

use super::content::section;
use super::line::{Ask, Line, Show};
use crate::safe::SECRET_DETAILS;
use crate::ui::Banner;
use keyring::item::{Detail, Item};
use leptos::prelude::*;
use text::items::Items;
use wire::cipher::{BANK_ACCOUNT, DRIVERS_LICENSE, PASSPORT};

/// What people call the type.
pub fn word(kind: u8, t: Items) -> Option<&'static str> {
    match kind {
        BANK_ACCOUNT => Some(t.bank_account()),
        DRIVERS_LICENSE => Some(t.drivers_licence()),
        PASSPORT => Some(t.passport_kind()),
        _ => None,
    }
}

pub fn icon(kind: u8) -> &'static str {
    match kind {
        BANK_ACCOUNT => "briefcase",
        DRIVERS_LICENSE | PASSPORT => "id-card",
        _ => "circle-alert",
    }
}

/// Its texts in the order they came, with a word why there is no button to edit them.
pub fn details(item: &Item, ask: Ask, t: Items) -> Option<AnyView> {
    let title = word(item.kind, t)?;
    let line = |detail: &Detail| {
        let show = match SECRET_DETAILS.contains(&detail.name.as_str()) {
            true => Show::Secret,
            false => Show::Plain,
        };
        let label = label(&detail.name, t).map_or_else(|| detail.name.clone(), str::to_owned);
        view! { <Line label value=detail.value.clone() show ask t /> }.into_any()
    };
    let lines = item
        .details
        .iter()
        .filter(|one| !one.value.is_empty())
        .map(line)
        .collect();
    Some(
        view! {
            <Banner>{t.newer_read_only()}</Banner>
            {section(title, lines)}
        }
        .into_any(),
    )
}

fn label(name: &str, t: Items) -> Option<&'static str> {
    Some(match name {
        "bankName" => t.bank_name(),
        "nameOnAccount" => t.name_on_account(),
        "accountType" => t.account_type(),
        "accountNumber" => t.account_number(),
        "routingNumber" => t.routing_number(),
        "branchNumber" => t.branch_number(),
        "pin" => t.pin(),
        "swiftCode" => t.swift_code(),
        "iban" => t.iban(),
        "bankContactPhone" => t.bank_phone(),
        "firstName" => t.first_name(),
        "middleName" => t.middle_name(),
        "lastName" => t.last_name(),
        "surname" => t.last_name(),
        "givenName" => t.given_name(),
        "dateOfBirth" => t.date_of_birth(),
        "licenseNumber" => t.licence(),
        "issuingCountry" => t.issuing_country(),
        "issuingState" => t.issuing_state(),
        "issueDate" => t.issue_date(),
        "issuingAuthority" => t.issuing_authority(),
        "expirationDate" => t.expiration_date(),
        "licenseClass" => t.licence_class(),
        "sex" => t.sex(),
        "birthPlace" => t.birth_place(),
        "nationality" => t.nationality(),
        "passportNumber" => t.passport(),
        "passportType" => t.passport_type(),
        "nationalIdentificationNumber" => t.national_number(),
        _ => return None,
    })
}

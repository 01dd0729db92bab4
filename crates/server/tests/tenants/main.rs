//! Who may do what to whom: organizations, members, collections, providers and their clients, through the real router,
//! every test on SQLite and on PostgreSQL. Refuses to know: accounts, sessions and items (`tests/routes`).

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

mod billing;
mod clients;
mod closed_items;
mod collections;
mod conversion;
mod item_access;
mod item_doors;
mod item_news;
mod logs;
mod lost_races;
mod many_clients;
mod matrix;
mod members;
mod operator;
mod organization_events;
mod outbox;
mod portal_rules;
mod provider_events;
mod providers;
mod same_moment;

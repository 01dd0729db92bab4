//! Items over HTTP (protocol.md 7.2): the routes, with their administrators' twins. Refuses to know: rules and SQL.

mod collections;
mod import;
mod purge;
mod read;
mod save;
mod share;
mod sort;
mod trash;

pub use purge::{TRASH, empty_trash};
pub use read::everything;
pub use save::{check_freshness, record};

use crate::allow::Act;
use crate::router::Doors;

pub fn routes() -> Doors {
    reading().with(saving()).with(sorting()).with(trashing())
}

fn reading() -> Doors {
    Doors::new()
        .get("/api/ciphers", Act::Own, read::list)
        .get("/api/ciphers/{id}", Act::ReadItem, read::one)
        .get("/api/ciphers/{id}/details", Act::ReadItem, read::details)
        .get("/api/ciphers/{id}/admin", Act::ReadAnyItem, read::admin)
        .get(
            "/api/ciphers/organization-details",
            Act::ListOrganizationItems,
            read::of_organization,
        )
        .get(
            "/api/ciphers/organization-details/assigned",
            Act::ReadItem,
            read::assigned,
        )
}

fn saving() -> Doors {
    Doors::new()
        .post("/api/ciphers", Act::Own, save::create_own)
        .post("/api/ciphers/create", Act::CreateItem, save::create)
        .post("/api/ciphers/admin", Act::EditAnyItem, save::create_admin)
        .put("/api/ciphers/{id}", Act::EditItem, save::update)
        .post("/api/ciphers/{id}", Act::EditItem, save::update)
        .put("/api/ciphers/{id}/admin", Act::EditAnyItem, save::update_admin)
        .post("/api/ciphers/{id}/admin", Act::EditAnyItem, save::update_admin)
        .put("/api/ciphers/{id}/partial", Act::ReadItem, save::partial)
        .post("/api/ciphers/{id}/partial", Act::ReadItem, save::partial)
        .put("/api/ciphers/{id}/share", Act::CreateItem, share::one)
        .post("/api/ciphers/{id}/share", Act::CreateItem, share::one)
        .post("/api/ciphers/import", Act::Own, import::own)
        .post(
            "/api/ciphers/import-organization",
            Act::ImportItems,
            import::organization,
        )
        .put("/api/ciphers/share", Act::CreateItem, share::many)
        .post("/api/ciphers/share", Act::CreateItem, share::many)
}

fn sorting() -> Doors {
    Doors::new()
        .put("/api/ciphers/{id}/collections", Act::EditItem, collections::set)
        .post("/api/ciphers/{id}/collections", Act::EditItem, collections::set)
        .put(
            "/api/ciphers/{id}/collections_v2",
            Act::EditItem,
            collections::set_v2,
        )
        .put(
            "/api/ciphers/{id}/collections-admin",
            Act::EditAnyItem,
            collections::set_admin,
        )
        .post(
            "/api/ciphers/{id}/collections-admin",
            Act::EditAnyItem,
            collections::set_admin,
        )
        .post(
            "/api/ciphers/bulk-collections",
            Act::EditItem,
            collections::set_many,
        )
        .put("/api/ciphers/move", Act::Own, sort::move_to_folder)
        .post("/api/ciphers/move", Act::Own, sort::move_to_folder)
        .put("/api/ciphers/{id}/archive", Act::ReadItem, sort::archive)
        .put("/api/ciphers/{id}/unarchive", Act::ReadItem, sort::unarchive)
        .put("/api/ciphers/archive", Act::ReadItem, sort::archive_many)
        .put("/api/ciphers/unarchive", Act::ReadItem, sort::unarchive_many)
}

fn trashing() -> Doors {
    Doors::new()
        .post("/api/ciphers/purge", Act::PurgeItems, purge::purge)
        .put("/api/ciphers/{id}/delete", Act::DeleteItem, trash::trash)
        .put(
            "/api/ciphers/{id}/delete-admin",
            Act::EditAnyItem,
            trash::trash_admin,
        )
        .put("/api/ciphers/delete", Act::DeleteItem, trash::trash_many)
        .put(
            "/api/ciphers/delete-admin",
            Act::EditAnyItem,
            trash::trash_many_admin,
        )
        .put("/api/ciphers/{id}/restore", Act::DeleteItem, trash::restore)
        .put(
            "/api/ciphers/{id}/restore-admin",
            Act::EditAnyItem,
            trash::restore_admin,
        )
        .put("/api/ciphers/restore", Act::DeleteItem, trash::restore_many)
        .put(
            "/api/ciphers/restore-admin",
            Act::EditAnyItem,
            trash::restore_many_admin,
        )
        .delete("/api/ciphers/{id}", Act::DeleteItem, trash::delete)
        .post("/api/ciphers/{id}/delete", Act::DeleteItem, trash::delete)
        .delete("/api/ciphers/{id}/admin", Act::EditAnyItem, trash::delete_admin)
        .post(
            "/api/ciphers/{id}/delete-admin",
            Act::EditAnyItem,
            trash::delete_admin,
        )
        .delete("/api/ciphers", Act::DeleteItem, trash::delete_many)
        .post("/api/ciphers/delete", Act::DeleteItem, trash::delete_many)
        .delete("/api/ciphers/admin", Act::EditAnyItem, trash::delete_many_admin)
        .post(
            "/api/ciphers/delete-admin",
            Act::EditAnyItem,
            trash::delete_many_admin,
        )
}

//! Folders: one person's own order. Refuses to know: sharing.

use crate::support::{House, sealed};
use serde_json::json;

on_both! {
    async fn a_folder_is_made_renamed_and_deleted_and_its_items_stay(house: &House) {
        let lucie = house.person("lucie").await;
        let folder = lucie.post("/api/folders", json!({"name": sealed::text("Work")})).await.ok();
        let id = folder["id"].as_str().unwrap();
        let path = format!("/api/folders/{id}");
        let renamed = lucie.put(&path, json!({"name": sealed::text("Office")})).await.ok();
        assert_eq!(renamed["name"], sealed::text("Office"));
        let mut item = sealed::login("x");
        item["folderId"] = json!(id);
        lucie.post("/api/ciphers", item).await.ok();
        lucie.delete(&path, json!({})).await.ok();
        assert_eq!(lucie.synced_items().await[0]["folderId"], json!(null));
        lucie.get(&path).await.refused(404, "not_found");
    }

    async fn a_folder_of_someone_else_is_not_there(house: &House) {
        let (lucie, paul) = (house.person("lucie").await, house.person("paul").await);
        let folder = lucie.post("/api/folders", json!({"name": sealed::text("Work")})).await.ok();
        let path = format!("/api/folders/{}", folder["id"].as_str().unwrap());
        paul.get(&path).await.refused(404, "not_found");
        paul.put(&path, json!({"name": sealed::text("x")})).await.refused(404, "not_found");
        paul.delete(&path, json!({})).await.refused(404, "not_found");
        let mut item = sealed::login("x");
        item["folderId"] = folder["id"].clone();
        paul.post("/api/ciphers", item).await.refused(400, "unknown_folder");
        assert_eq!(paul.synced_items().await.len(), 0);
    }

    async fn a_name_that_is_not_sealed_is_refused(house: &House) {
        let lucie = house.person("lucie").await;
        lucie.post("/api/folders", json!({"name": "Work"})).await.refused(400, "bad_enc_string");
        lucie.post("/api/folders", json!({"name": sealed::text(&"x".repeat(900))})).await.refused(400, "too_long");
        assert_eq!(lucie.get("/api/folders").await.ok()["data"], json!([]));
    }
}

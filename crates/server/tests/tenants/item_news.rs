//! What the notifications hub lets a provider's people know of a client's items (D3): nothing, in any mode; they have
//! no way to an item but the administrator's doors. Refuses to know: the socket.

use crate::on_both;
use crate::support::items::login;
use serde_json::json;
use server::hub::news::{About, kind};

on_both! {
    async fn a_providers_people_hear_nothing_of_a_clients_items(house) {
        let portal = house.portal("admin@portail.example").await;
        let (tech, _) = house.colleague(&portal, "tech@portail.example", 1).await;
        let (client, owner, _) = house.client_with_owner(&portal, "owner@first.example", 5).await;
        let profile = tech.get("/api/accounts/profile").await.ok();
        let tech_id = profile["id"].as_str().expect("an id");
        for mode in ["none", "consent", "manage"] {
            client.choose(&owner, mode).await;
            let mut seat = house.app.db.board().sit(tech_id);
            let (item, _) = client.item(&owner).await;
            let path = format!("/api/ciphers/{item}/admin");
            owner.put(&path, login(&client.organization_id)).await.ok();
            owner.put(&format!("/api/ciphers/{item}/delete-admin"), json!({})).await.ok();
            owner.delete(&path, json!({})).await.ok();
            let made = tech.post("/api/folders", json!({"name": crate::support::sealed::text()})).await.ok();
            // Changes of the client's settings are theirs to hear; of its items there is nothing before their own folder.
            loop {
                let news = seat.next().await.expect("the seat is kept");
                match &news.about {
                    About::Folder { id, .. } => {
                        assert_eq!(made["id"], json!(id));
                        break;
                    }
                    About::Person { .. } => assert_eq!(news.kind, kind::VAULT),
                    about => panic!("{mode}: {about:?}"),
                }
            }
        }
    }
}

//! Files of items: who opens them, that they follow their item, and what is searched inside. Refuses to know: workers.

use super::*;

/// A question with a file beside it: the answer and the file beside that.
async fn ask_file(
    keeper: &mut Keeper<Native>,
    request: Request,
    file: &[u8],
) -> (Result<Reply, Problem>, Vec<u8>) {
    let answer = keeper.answer(request, file.to_vec().into(), &mut |_| {}).await;
    let beside = keeper.take_beside().map(|bytes| bytes.to_vec());
    (answer, beside.unwrap_or_default())
}

async fn attach(keeper: &mut Keeper<Native>, id: &str, file: &[u8]) -> (Value, Vec<u8>) {
    let request = Request::SealFile {
        id: id.into(),
        file_name: "plan réseau.pdf".into(),
    };
    let (Ok(Reply::File(announced)), sealed) = ask_file(keeper, request, file).await else {
        panic!("it is sealed");
    };
    let attachment =
        json!({ "id": "a1", "key": announced.key, "fileName": announced.file_name, "size": "81" });
    (attachment, sealed)
}

async fn opened(keeper: &mut Keeper<Native>, id: &str, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    let request = Request::OpenFile {
        id: id.into(),
        attachment_id: "a1".into(),
    };
    let (answer, file) = ask_file(keeper, request, sealed).await;
    answer.map(|_| file)
}

#[test]
fn a_file_opens_for_who_has_its_item_and_a_changed_byte_is_noticed() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let own = sealed(&mut keeper, Draft::default(), login("mine")).await;
        let mut item = stored("i1", &own);
        load(&mut keeper, &json!({ "profile": profile, "ciphers": [item] }))
            .await
            .unwrap();
        let (attachment, file) = attach(&mut keeper, "i1", b"sixteen letters.").await;
        assert_eq!(file.len(), 81, "crypto.md 4.1");
        item["attachments"] = json!([attachment]);
        let (_, rows) = load(&mut keeper, &json!({ "profile": profile, "ciphers": [item] }))
            .await
            .unwrap();
        assert!(rows[0].has_attachments);
        let Ok(Reply::Item(facts, _)) = ask(&mut keeper, Request::OpenItem("i1".into())).await else {
            panic!("it opens");
        };
        assert_eq!(facts.attachments[0].file_name.as_deref(), Ok("plan réseau.pdf"));
        assert_eq!(
            opened(&mut keeper, "i1", &file).await.as_deref(),
            Ok(&b"sixteen letters."[..])
        );
        let mut changed = file.clone();
        changed[60] ^= 1;
        assert_eq!(
            opened(&mut keeper, "i1", &changed).await,
            Err(Problem::DoesNotOpen)
        );
        assert_eq!(opened(&mut keeper, "other", &file).await, Err(Problem::Unknown));
    });
}

#[test]
fn files_follow_an_item_that_comes_under_another_key() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        // An item of an old client: no key of its own, its file's key directly under the person's.
        let name = asked!(
            &mut keeper,
            Request::SealName(Scope::Own, "old".into()),
            Reply::Sealed
        );
        let mut item = json!({
            "id": "i1", "object": "cipherDetails", "type": 1, "name": name, "login": {},
            "revisionDate": "2026-11-22T10:00:00Z", "edit": true, "viewPassword": true, "collectionIds": [],
        });
        load(&mut keeper, &json!({ "profile": profile, "ciphers": [item] }))
            .await
            .unwrap();
        let (attachment, file) = attach(&mut keeper, "i1", b"the contract").await;
        item["attachments"] = json!([attachment]);
        load(&mut keeper, &json!({ "profile": profile, "ciphers": [item] }))
            .await
            .unwrap();

        let draft = Draft {
            id: Some("i1".into()),
            ..Draft::default()
        };
        let edited = sealed(&mut keeper, draft, login("edited")).await;
        let share = Request::SealShare {
            id: "i1".into(),
            organization_id: "org".into(),
            collection_ids: vec!["c1".into()],
        };
        ask(&mut keeper, Request::Look).await.unwrap();
        let shared = asked!(&mut keeper, share, Reply::Json);
        let shared: CipherWithCollections = serde_json::from_slice(&shared).unwrap();
        for request in [&edited, &shared.cipher] {
            assert!(request.content.key.is_some());
            let carried = request.attachments2.as_ref().unwrap()["a1"].clone();
            let mut answer = stored("i1", request);
            answer["attachments"] =
                json!([{ "id": "a1", "size": "81", "key": carried["key"], "fileName": carried["fileName"] }]);
            answer["revisionDate"] = json!("2026-11-22T11:00:00Z");
            asked!(
                &mut keeper,
                Request::MergeCipher(answer.to_string().into_bytes()),
                Reply::Row
            );
            assert_eq!(
                opened(&mut keeper, "i1", &file).await.as_deref(),
                Ok(&b"the contract"[..])
            );
        }
    });
}

#[test]
fn notes_text_fields_and_names_of_files_are_searched_and_hidden_fields_are_not() {
    wait(async {
        let World {
            mut keeper, profile, ..
        } = world().await;
        let field = |kind, name: &str, value: &str| {
            let mut field = Field::default();
            (field.kind, field.name, field.value) = (kind, Some(name.into()), Some(value.into()));
            field
        };
        let mut item = login("mine");
        item.notes = Some("Le VPN du siège".into());
        item.fields = vec![field(0, "Baie", "12 C"), field(1, "PIN", "4711")];
        let own = sealed(&mut keeper, Draft::default(), item).await;
        let draft = Draft {
            organization_id: Some("org".into()),
            ..Draft::default()
        };
        let shared = sealed(&mut keeper, draft, login("shared")).await;
        let mut shared = stored("i2", &shared);
        load(&mut keeper, &json!({ "profile": profile, "ciphers": [shared] }))
            .await
            .unwrap();
        let (attachment, _) = attach(&mut keeper, "i2", b"x").await;
        shared["attachments"] = json!([attachment]);
        let sync = json!({ "profile": profile, "ciphers": [stored("i1", &own), shared, { "id": "odd", "notes": 7 }] });
        load(&mut keeper, &sync).await.unwrap();
        let needles: Vec<_> = [
            "notes:siege",
            "fields:baie",
            "fields:12",
            "4711",
            "attachments:reseau",
            "notes:baie",
            "hunter2",
        ]
        .into_iter()
        .flat_map(|typed| crate::vault::Query::parse(&format!(">{typed}")).needles())
        .collect();
        let request = Request::LookInside {
            of_organization: false,
            needles,
        };
        let found = asked!(&mut keeper, request, Reply::Found);
        let found: Vec<Vec<&str>> = found
            .iter()
            .map(|ids| ids.iter().map(|id| id.as_str()).collect())
            .collect();
        let none: Vec<&str> = Vec::new();
        assert_eq!(
            found,
            [
                vec!["i1"],
                vec!["i1"],
                vec!["i1"],
                none.clone(),
                vec!["i2"],
                none.clone(),
                none
            ]
        );
    });
}

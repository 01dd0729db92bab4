//! What each program writes, and what becomes of it.

use super::*;
use proptest::prelude::*;

fn one(file: &str) -> Entry {
    let mut found = read(file.as_bytes()).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!((found.items.len(), found.flaws.len()), (1, 0));
    found.items.remove(0)
}

fn login(entry: &Entry) -> (&str, &str, &str, Vec<&str>) {
    let login = entry.item.login.as_ref().expect("a login");
    (
        &entry.item.name,
        login.username.as_deref().unwrap_or_default(),
        login.password.as_deref().unwrap_or_default(),
        login.uris.iter().filter_map(|uri| uri.uri.as_deref()).collect(),
    )
}

#[test]
fn the_tables_of_browsers_and_managers_are_recognized_by_their_headings() {
    let expected = ("Bank", "paul", " =p,\"w ", vec!["https://bank.example/a"]);
    for (program, file) in [
        (
            "Chrome, Edge",
            "name,url,username,password,note\r\nBank,https://bank.example/a,paul,\" =p,\"\"w \",hello\r\n",
        ),
        (
            "LastPass",
            "url,username,password,totp,extra,name,grouping,fav\nhttps://bank.example/a,paul,\" =p,\"\"w \",,hello,Bank,Clients\\Lyon,1\n",
        ),
        (
            "1Password",
            "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\nBank,https://bank.example/a,paul,\" =p,\"\"w \",,true,false,,hello\n",
        ),
        (
            "KeePassXC",
            "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\"\n\"Root/Clients/Lyon\",\"Bank\",\"paul\",\" =p,\"\"w \",\"https://bank.example/a\",\"hello\",\"\"\n",
        ),
        (
            "Bitwarden",
            "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\nClients/Lyon,1,login,Bank,hello,,0,https://bank.example/a,paul,\" =p,\"\"w \",\n",
        ),
    ] {
        let found = read(file.as_bytes()).unwrap_or_else(|why| panic!("{program}: {why:?}"));
        assert_eq!(found.program, program);
        let entry = &found.items[0];
        assert_eq!(login(entry), expected, "{program}");
        assert_eq!(entry.item.notes.as_deref(), Some("hello"), "{program}");
        assert!(
            entry.folder.is_empty() || entry.folder == "Clients/Lyon",
            "{program}: {}",
            entry.folder
        );
    }
}

#[test]
fn firefox_gives_no_names_so_the_host_is_the_name() {
    let entry = one(
        "\"url\",\"username\",\"password\",\"httpRealm\",\"formActionOrigin\",\"guid\"\n\"https://www.bank.example/x\",\"paul\",\"p\",,\"\",\"{1}\"\n",
    );
    assert_eq!(entry.item.name, "bank.example");
}

#[test]
fn several_addresses_and_fields_of_bitwarden_come_apart() {
    let entry = one(
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n,,login,Bank,,\"PIN: 0042\nplain\",1,\"https://a.example/x,y,https://b.example\",u,p,ABC\n",
    );
    assert_eq!(login(&entry).3, ["https://a.example/x,y", "https://b.example"]);
    assert_eq!(entry.item.fields[0].name.as_deref(), Some("PIN"));
    assert_eq!(entry.item.fields[1].value.as_deref(), Some("plain"));
    assert_eq!(entry.item.reprompt, 1);
}

#[test]
fn a_note_of_lastpass_is_a_note() {
    let entry =
        one("url,username,password,totp,extra,name,grouping,fav\nhttp://sn,,,,Door code 12,House,,0\n");
    assert!(entry.item.login.is_none() && entry.item.kind == 2);
    assert_eq!(entry.item.notes.as_deref(), Some("Door code 12"));
}

#[test]
fn bitwarden_json_keeps_every_kind_and_tells_what_it_leaves() {
    let file = r#"{"encrypted":false,"folders":[{"id":"f1","name":"Clients"}],"items":[
        {"type":1,"name":"Bank","folderId":"f1","favorite":true,"reprompt":1,"notes":null,
         "login":{"username":"paul","password":"p","totp":"ABC","uris":[{"match":3,"uri":"https://a.example"},{"match":null,"uri":null}],
                  "fido2Credentials":[{"credentialId":"x","counter":"0","discoverable":"true","creationDate":"2026-01-01T00:00:00Z"}]},
         "fields":[{"name":"PIN","value":"1","type":1,"linkedId":null},{"name":"user","type":3,"linkedId":100}],
         "passwordHistory":[{"password":"old","lastUsedDate":"2026-01-01T00:00:00Z"}]},
        {"type":3,"name":"Visa","card":{"cardholderName":"P","number":4242,"expMonth":"4"}},
        {"type":4,"name":"Me","identity":{"firstName":"Paul","address1":"1 rue"}},
        {"type":5,"name":"Key","sshKey":{"privateKey":"k","publicKey":"p","keyFingerprint":"f"}},
        {"type":2,"name":"Note","secureNote":{"type":0},"notes":"n"},
        {"type":8,"name":"Passport"},{"type":1,"name":" "}]}"#;
    let found = read(file.as_bytes()).expect("readable");
    assert_eq!(found.items.len(), 5);
    let bank = &found.items[0];
    assert_eq!(login(bank), ("Bank", "paul", "p", vec!["https://a.example"]));
    assert!(bank.favorite && bank.folder == "Clients" && bank.item.reprompt == 1);
    let inside = bank.item.login.as_ref().expect("a login");
    assert_eq!(inside.uris[0].match_kind, Some(3));
    assert_eq!(inside.fido2_credentials[0].discoverable.as_deref(), Some("true"));
    assert_eq!(
        (bank.item.fields[0].kind, bank.item.fields[1].linked_id),
        (1, Some(100))
    );
    assert_eq!(bank.item.password_history.len(), 1);
    assert_eq!(
        found.items[1]
            .item
            .card
            .as_ref()
            .and_then(|card| card.number.clone())
            .as_deref(),
        Some("4242")
    );
    let whys: Vec<(usize, Why)> = found.flaws.iter().map(|flaw| (flaw.at, flaw.why)).collect();
    assert_eq!(whys, [(6, Why::Kind), (7, Why::Empty)]);
}

#[test]
fn what_is_no_such_file_is_refused_as_a_whole() {
    let refused = |file: &str| read(file.as_bytes()).err();
    assert_eq!(refused(""), Some(Refusal::Empty));
    assert_eq!(refused("a,b\n1,2\n"), Some(Refusal::Unknown));
    assert_eq!(refused("{\"items\":3}"), Some(Refusal::Unknown));
    assert_eq!(
        refused("{\"encrypted\":true,\"data\":\"2.x\"}"),
        Some(Refusal::Restricted)
    );
    assert_eq!(
        refused("{\"encrypted\":true,\"passwordProtected\":true}"),
        Some(Refusal::Protected)
    );
    let many = format!("name,url,username,password\n{}", "a,b,c,d\n".repeat(MOST + 1));
    assert_eq!(refused(&many), Some(Refusal::TooMany));
}

#[test]
fn an_item_that_no_server_would_take_is_told_before() {
    let file = format!(
        "name,url,username,password,note\nA,,u,p,{}\nB,,u,p,\n",
        "x".repeat(20_000)
    );
    let found = read(file.as_bytes()).expect("readable");
    assert_eq!((found.items.len(), found.flaws[0].why), (1, Why::TooLong));
}

proptest! {
    #[test]
    fn no_file_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        let _ = read(&bytes);
        let _ = read(text.as_bytes());
        let _ = read(format!("name,url,username,password\n{text}").as_bytes());
        let _ = read(format!("{{\"items\":[{{\"type\":1,\"name\":{text:?}}}]}}").as_bytes());
    }
}

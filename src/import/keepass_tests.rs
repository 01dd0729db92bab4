//! What KeePass and KeePassXC write, and what hostile documents try.

use super::super::read as read_any;
use super::*;
use proptest::prelude::*;

const FILE: &str = r#"<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile>
  <Meta><Generator>KeePass</Generator><RecycleBinUUID>BIN=</RecycleBinUUID></Meta>
  <Root><Group><UUID>TOP=</UUID><Name>Database</Name>
    <Entry>
      <UUID>1=</UUID>
      <String><Key>Title</Key><Value>Bank &amp; Söhne</Value></String>
      <String><Key>UserName</Key><Value>paul</Value></String>
      <String><Key>Password</Key><Value ProtectInMemory="True"> p&lt;w </Value></String>
      <String><Key>URL</Key><Value>https://bank.example/a</Value></String>
      <String><Key>KP2A_URL_1</Key><Value>https://b.example</Value></String>
      <String><Key>Notes</Key><Value>two
lines</Value></String>
      <String><Key>PIN</Key><Value ProtectInMemory="True">0042</Value></String>
      <String><Key>TimeOtp-Secret-Base32</Key><Value>ABCD EFGH</Value></String>
      <String><Key>TimeOtp-Algorithm</Key><Value>HMAC-SHA-256</Value></String>
      <Binary><Key>plan.pdf</Key><Value Ref="0"/></Binary>
      <History>
        <Entry><String><Key>Password</Key><Value>first</Value></String><Times><LastModificationTime>2024-01-01T00:00:00Z</LastModificationTime></Times></Entry>
        <Entry><String><Key>Password</Key><Value>second</Value></String><Times><LastModificationTime>2025-01-01T00:00:00Z</LastModificationTime></Times></Entry>
        <Entry><String><Key>Password</Key><Value> p&lt;w </Value></String><Times><LastModificationTime>2025-02-01T00:00:00Z</LastModificationTime></Times></Entry>
      </History>
    </Entry>
    <Group><UUID>2=</UUID><Name>Clients</Name>
      <Entry><String><Key>Title</Key><Value/></String><String><Key>URL</Key><Value>https://www.host.example/x</Value></String></Entry>
      <Group><UUID>3=</UUID><Name>Lyon</Name>
        <Entry><String><Key>Title</Key><Value>Door</Value></String><String><Key>Notes</Key><Value>code 12</Value></String></Entry>
        <Entry><String><Key>Title</Key><Value>Shut</Value></String><String><Key>Password</Key><Value Protected="True">c2VhbGVk</Value></String></Entry>
      </Group>
    </Group>
    <Group><UUID>BIN=</UUID><Name>Recycle Bin</Name>
      <Group><Name>Inner</Name><Entry><String><Key>Title</Key><Value>Old</Value></String></Entry></Group>
    </Group>
  </Group></Root>
</KeePassFile>"#;

#[test]
fn groups_become_folders_and_an_entry_keeps_all_it_has() {
    let found = read_any(format!("\u{feff}{FILE}").as_bytes()).expect("readable");
    assert_eq!(found.program, "KeePass");
    let places: Vec<(&str, &str)> = found
        .items
        .iter()
        .map(|entry| (entry.item.name.as_str(), entry.folder.as_str()))
        .collect();
    assert_eq!(
        places,
        [
            ("Bank & Söhne", ""),
            ("host.example", "Clients"),
            ("Door", "Clients/Lyon")
        ]
    );
    let item = &found.items[0].item;
    let login = item.login.as_ref().expect("a login");
    assert_eq!(login.username.as_deref(), Some("paul"));
    assert_eq!(login.password.as_deref(), Some(" p<w "));
    let uris: Vec<_> = login.uris.iter().filter_map(|uri| uri.uri.as_deref()).collect();
    assert_eq!(uris, ["https://bank.example/a", "https://b.example"]);
    assert_eq!(
        login.totp.as_deref(),
        Some("otpauth://totp/?secret=ABCDEFGH&algorithm=SHA256&digits=6&period=30")
    );
    assert_eq!(item.notes.as_deref(), Some("two\nlines"));
    assert_eq!(
        (item.fields[0].name.as_deref(), item.fields[0].kind),
        (Some("PIN"), 1)
    );
    let before: Vec<_> = item
        .password_history
        .iter()
        .filter_map(|old| old.password.as_deref())
        .collect();
    assert_eq!(before, ["second", "first"]);
    assert!(found.items[2].item.secure_note.is_some());
}

#[test]
fn what_stays_behind_is_named() {
    let found = read_any(FILE.as_bytes()).expect("readable");
    let flaws: Vec<_> = found
        .flaws
        .iter()
        .map(|flaw| (flaw.name.as_str(), flaw.why))
        .collect();
    assert_eq!(
        flaws,
        [
            ("Bank & Söhne", Why::Files),
            ("Shut", Why::Sealed),
            ("Old", Why::Trash)
        ]
    );
}

#[test]
fn documents_that_declare_entities_are_refused() {
    let laughs =
        r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>"#;
    let file = FILE.replacen("<KeePassFile>", &format!("{laughs}<KeePassFile>"), 1);
    assert_eq!(read_any(file.as_bytes()).err(), Some(Refusal::Unknown));
    assert_eq!(read_any(b"<html></html>").err(), Some(Refusal::Unknown));
    assert_eq!(
        read_any(b"<KeePassFile><Root/></KeePassFile>").err(),
        Some(Refusal::Empty)
    );
}

#[test]
fn groups_without_end_neither_overflow_nor_make_endless_paths() {
    let deep = 100_000;
    let file = format!(
        "<KeePassFile><Root>{}<Entry><String><Key>Title</Key><Value>Deep</Value></String></Entry>{}</Root></KeePassFile>",
        "<Group><Name>g</Name>".repeat(deep),
        "</Group>".repeat(deep)
    );
    // Refused by the parser or read; both are an end.
    if let Ok(found) = read_any(file.as_bytes()) {
        assert!(found.items[0].folder.len() <= 2 * DEEPEST);
    }
}

#[test]
fn more_entries_than_one_import_takes_are_refused_early() {
    let entry = "<Entry><String><Key>Title</Key><Value>E</Value></String></Entry>";
    let file = format!(
        "<KeePassFile><Root><Group>{}</Group></Root></KeePassFile>",
        entry.repeat(50_000)
    );
    assert_eq!(read_any(file.as_bytes()).err(), Some(Refusal::TooMany));
}

proptest! {
    #[test]
    fn no_document_makes_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,100}", cut in 0..FILE.len(), at in 0..FILE.len(), byte: u8) {
        let _ = read(&bytes);
        let _ = read(text.as_bytes());
        let _ = read(&FILE.as_bytes()[..cut]);
        let mut changed = FILE.as_bytes().to_vec();
        changed[at] = byte;
        let _ = read_any(&changed);
        for key in ["Title", "TOTP Settings", "TOTP Seed", "otp", "TimeOtp-Period"] {
            let entry = format!("<String><Key>{key}</Key><Value><![CDATA[{text}]]></Value></String>");
            let _ = read(format!("<KeePassFile><Root><Group><Entry>{entry}</Entry></Group></Root></KeePassFile>").as_bytes());
        }
    }
}

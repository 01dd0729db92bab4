//! Rules of the device's memory. Refuses to know: sealing.

use super::*;

fn seen(revision: &str, digest: u64) -> Seen {
    Seen {
        revision_date: revision.into(),
        digest,
        own: true,
        deleted: false,
    }
}

fn items(all: &[(&str, &str, u64)]) -> Vec<(CipherId, Seen)> {
    let one = |(id, revision, digest): &(&str, &str, u64)| (CipherId::from(*id), seen(revision, *digest));
    all.iter().map(one).collect()
}

fn compare(memory: &mut Memory, items: Vec<(CipherId, Seen)>, first: bool) -> Vec<Notice> {
    let mut comparison = memory.comparison(first);
    for (id, seen) in items {
        comparison.item(id, seen);
    }
    comparison.end()
}

fn after(first: &[(&str, &str, u64)]) -> Memory {
    let mut memory = Memory::new([1; 16]);
    assert_eq!(compare(&mut memory, items(first), true), vec![]);
    memory
}

fn member(id: &str, key: &str) -> OpenedKey {
    OpenedKey {
        holder: Holder::Organization(id.into()),
        id: key.into(),
        member: true,
    }
}

#[test]
fn a_saved_item_and_a_new_one_are_no_news() {
    let mut memory = after(&[("a", "1", 10)]);
    assert_eq!(
        compare(&mut memory, items(&[("a", "2", 11), ("b", "2", 12)]), false),
        vec![]
    );
    assert_eq!(
        compare(&mut memory, items(&[("a", "2", 11), ("b", "2", 12)]), false),
        vec![]
    );
}

#[test]
fn an_item_in_an_older_state_is_noticed_until_it_is_accepted() {
    let mut memory = after(&[("a", "2", 11)]);
    let old = || items(&[("a", "1", 10)]);
    let notice = vec![Notice::Older(vec!["a".into()])];
    assert_eq!(compare(&mut memory, old(), false), notice);
    assert_eq!(compare(&mut memory, old(), false), notice);
    memory.accept(&BTreeSet::new());
    assert_eq!(compare(&mut memory, old(), true), vec![]);
    assert_eq!(compare(&mut memory, old(), false), vec![]);
}

#[test]
fn fields_that_changed_places_under_the_same_revision_are_noticed() {
    let mut memory = after(&[("a", "1", 10)]);
    let notice = vec![Notice::Altered(vec!["a".into()])];
    assert_eq!(compare(&mut memory, items(&[("a", "1", 99)]), false), notice);
}

#[test]
fn content_under_another_id_is_noticed_beside_the_first_and_in_its_place() {
    let doubled = vec![Notice::Doubled(vec!["b".into()])];
    let mut memory = after(&[("a", "1", 10)]);
    assert_eq!(
        compare(&mut memory, items(&[("a", "1", 10), ("b", "2", 10)]), false),
        doubled
    );
    let mut memory = after(&[("a", "1", 10)]);
    let said = compare(&mut memory, items(&[("b", "2", 10)]), false);
    assert_eq!(said, [doubled, vec![Notice::Gone(1)]].concat());
}

#[test]
fn own_items_that_vanish_are_counted_unless_they_lay_in_the_trash_or_were_deleted_here() {
    let mut memory = after(&[("a", "1", 10), ("b", "1", 11), ("c", "1", 12)]);
    let mut trashed = items(&[("a", "1", 10), ("b", "2", 11), ("c", "1", 12)]);
    trashed[1].1.deleted = true;
    assert_eq!(compare(&mut memory, trashed, false), vec![]);
    memory.forget(&["c".into()]);
    assert_eq!(compare(&mut memory, items(&[("a", "1", 10)]), false), vec![]);
    assert_eq!(compare(&mut memory, vec![], false), vec![Notice::Gone(1)]);
}

#[test]
fn the_first_look_is_believed_and_later_organizations_need_a_reason() {
    let mut memory = Memory::new([1; 16]);
    let made = BTreeSet::from(["key-made".to_owned()]);
    memory.learn_keys(vec![member("first", "key-1")], &made, true);
    memory.expect("accepted".into());
    let later = vec![
        member("accepted", "key-2"),
        member("made", "key-made"),
        member("injected", "key-3"),
        OpenedKey {
            member: false,
            ..member("client", "key-4")
        },
    ];
    memory.learn_keys(later, &made, false);
    for known in ["first", "accepted", "made", "client"] {
        assert!(memory.trusts(&known.into()), "{known}");
    }
    assert!(!memory.trusts(&"injected".into()));
    let all = ["first", "accepted", "made", "injected"].map(OrgId::from);
    let none = BTreeSet::new();
    assert_eq!(
        memory.notices(&none, &all),
        vec![Notice::NewOrganization("injected".into())]
    );
    memory.trust(&"injected".into());
    assert!(memory.trusts(&"injected".into()));
    assert_eq!(memory.notices(&none, &all), vec![]);
}

#[test]
fn a_key_once_known_is_not_replaced_before_the_person_accepts_it() {
    let mut memory = Memory::new([1; 16]);
    let holder = Holder::Organization("org".into());
    memory.learn_keys(vec![member("org", "key-1")], &BTreeSet::new(), true);
    memory.learn_keys(vec![member("org", "key-2")], &BTreeSet::new(), false);
    assert_eq!(memory.key_ids().get(&holder).map(String::as_str), Some("key-1"));
    let changed = BTreeSet::from([holder.clone()]);
    let other = Notice::OtherKey(Whose::Org("org".into()));
    assert_eq!(memory.notices(&changed, &[]), vec![other]);
    memory.accept(&changed);
    memory.learn_keys(vec![member("org", "key-2")], &BTreeSet::new(), false);
    assert_eq!(memory.key_ids().get(&holder).map(String::as_str), Some("key-2"));
    assert!(memory.trusts(&"org".into()));
}

#[test]
fn a_person_with_another_public_key_is_not_met_again_before_it_is_accepted() {
    let mut memory = Memory::new([1; 16]);
    let ada = UserId::from("ada");
    assert!(memory.meets(&ada, "key-1"));
    assert!(memory.meets(&ada, "key-1"));
    assert!(!memory.meets(&ada, "key-2"));
    let none = BTreeSet::new();
    assert_eq!(
        memory.notices(&none, &[]),
        vec![Notice::OtherPublicKey(ada.clone())]
    );
    memory.accept(&none);
    assert!(memory.meets(&ada, "key-2"));
    assert_eq!(memory.notices(&none, &[]), vec![]);
}

//! Values bound to `$1`, `$2`, … of a query, the same for both databases. Refuses to know: SQL.

use sqlx::Arguments as _;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;

/// One bound value. NULL keeps its kind: PostgreSQL wants to know the type of a NULL.
#[derive(Clone, Debug)]
pub enum Arg {
    Text(Option<String>),
    Int(Option<i64>),
    Bool(Option<bool>),
}

/// The bound values of one query, in order: `args![id, now, Some("x")]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Arg::from($value)),*] };
}

macro_rules! from {
    ($($from:ty => |$value:ident| $arm:ident($text:expr)),* $(,)?) => {$(
        impl From<$from> for Arg { fn from($value: $from) -> Self { Arg::$arm(Some($text)) } }
        impl From<Option<$from>> for Arg {
            fn from(value: Option<$from>) -> Self { Arg::$arm(value.map(|$value| $text)) }
        }
    )*};
}

from! {
    String => |v| Text(v),
    &String => |v| Text(v.clone()),
    &str => |v| Text(v.to_owned()),
    i64 => |v| Int(v),
    i32 => |v| Int(v.into()),
    u32 => |v| Int(v.into()),
    u16 => |v| Int(v.into()),
    u8 => |v| Int(v.into()),
    i8 => |v| Int(v.into()),
    bool => |v| Bool(v),
    &wire::EncString => |v| Text(v.0.clone()),
    &wire::UserId => |v| Text(v.to_string()),
    &wire::DeviceId => |v| Text(v.to_string()),
    &wire::CipherId => |v| Text(v.to_string()),
    &wire::FolderId => |v| Text(v.to_string()),
    &wire::CollectionId => |v| Text(v.to_string()),
    &wire::OrgId => |v| Text(v.to_string()),
    &wire::OrgUserId => |v| Text(v.to_string()),
    &wire::ProviderId => |v| Text(v.to_string()),
    &wire::ProviderUserId => |v| Text(v.to_string()),
    &wire::ProviderOrgId => |v| Text(v.to_string()),
    &wire::GroupId => |v| Text(v.to_string()),
}

impl From<&Option<String>> for Arg {
    fn from(value: &Option<String>) -> Self {
        Arg::Text(value.clone())
    }
}

macro_rules! bound {
    ($name:ident, $arguments:ty) => {
        pub(super) fn $name(args: Vec<Arg>) -> Result<$arguments, sqlx::Error> {
            let mut bound = <$arguments>::default();
            for arg in args {
                match arg {
                    Arg::Text(value) => bound.add(value),
                    Arg::Int(value) => bound.add(value),
                    Arg::Bool(value) => bound.add(value),
                }
                .map_err(sqlx::Error::Encode)?;
            }
            Ok(bound)
        }
    };
}

bound!(sqlite, SqliteArguments);
bound!(postgres, PgArguments);

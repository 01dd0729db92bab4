//! Collections wherever they are made and changed, in the Admin Console and from the tree of Vaults: the dialog, the list
//! of who may do what, and who may change which. Refuses to know: the items in them.

mod dialog;
mod grant;
mod grants;
mod rights;

pub use dialog::{Access, CollectionDialog};
pub use grant::Grant;
pub use grants::{GrantList, GrantWords, Grants, Target};
pub use rights::{may_create, may_delete, may_edit, may_edit_named};

//! One item, shown and edited, and the table of items that Vaults and the Admin Console share.
//! Refuses to know: which page it stands on and how an item is sealed.

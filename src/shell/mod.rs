//! What stands around every page: layouts, side navigation, product switcher, account menu.
//! Refuses to know: what a page shows.

pub mod broken;

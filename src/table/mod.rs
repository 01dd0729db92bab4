//! Tables: columns as data, sorting, selection, row menus, a list on phone width.
//! Refuses to know: routes, HTTP, the vault, and what a row means.

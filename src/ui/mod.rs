//! Buttons, dialogs, menus, toasts, empty states: what every page is built from.
//! Refuses to know: routes, HTTP, the vault, and any sentence; words arrive as arguments.

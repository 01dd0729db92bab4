//! Forms and fields: labels, inline errors, the summary of errors, the busy submit button.
//! Refuses to know: routes, HTTP, the vault, and any sentence; words arrive as arguments.

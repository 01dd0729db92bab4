//! The person's own account (`/account/…`): profile, security, preferences.
//! Refuses to know: other people's accounts.

//! The way in: log in, register, unlock, and the links of invitations. For everyone.
//! Refuses to know: how keys are derived (the safe) and what is behind the door.

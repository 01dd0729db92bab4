//! Sentences of the way in. Refuses to know: protocols.

sentences! {
    /// Log in, register, unlock, invitations.
    SignIn {
        log_in = "Log in", "Se connecter";
    }
}

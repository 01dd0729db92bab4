//! Every permission question the app asks. Refuses to know: what happens when the answer is no (pages say why).

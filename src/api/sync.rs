//! `GET /api/sync`: bytes without meaning here, posted to the safe as they are (architecture.md 3).
//! Refuses to know: what is inside.

use super::ApiError;
use super::transport::{Body, call};

pub async fn sync() -> Result<Vec<u8>, ApiError> {
    call("GET", "/api/sync?excludeDomains=true", Body::Nothing).await
}

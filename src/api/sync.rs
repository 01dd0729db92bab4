//! `GET /api/sync`: bytes without meaning here, posted to the safe as they are (architecture.md 3).
//! Refuses to know: what is inside.

use super::ApiError;
use super::transport::call_tagged;

pub use super::transport::Tagged;

/// Everything the person reaches; None when that is what `tag` stands for.
pub async fn sync(tag: Option<&str>) -> Result<Option<Tagged>, ApiError> {
    call_tagged("/api/sync?excludeDomains=true", tag).await
}

//! What the server offers (protocol.md 1.5); anyone may ask.

use super::ApiError;
use super::transport::get;
use wire::config::Config;

pub async fn config() -> Result<Config, ApiError> {
    get("/api/config").await
}

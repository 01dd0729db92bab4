//! Starting, serving on one or two ports, and ending without losing anything. Refuses to know: routes.

use crate::app::App;
use crate::config::Config;
use crate::db::Db;
use axum::Router;
use axum_server::Handle;
use std::net::SocketAddr;
use std::time::Duration;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

pub async fn serve(config: Config) -> Outcome {
    let app = open(config).await?;
    let handle = Handle::new();
    tokio::spawn(end_on_signal(handle.clone()));
    crate::jobs::start(&app);
    let router = router(app.clone());
    tracing::info!(url = %app.config.url, listen = %app.config.listen, "serving");
    axum_server::bind(app.config.listen)
        .handle(handle)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await?;
    app.db.close().await;
    Ok(())
}

/// The database opened, the tables up to date, the keys in place.
pub async fn open(config: Config) -> Result<App, Box<dyn std::error::Error + Send + Sync>> {
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_url()).await?;
    App::open(config, db).await
}

/// Everything that answers requests; tests use it without a port.
pub fn router(app: App) -> Router {
    crate::router::doors().into_router().with_state(app)
}

async fn end_on_signal(handle: Handle<SocketAddr>) {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(problem) => return tracing::error!(%problem, "cannot hear SIGTERM"),
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("ending: no new requests, running ones finish");
    handle.graceful_shutdown(Some(Duration::from_secs(20)));
}

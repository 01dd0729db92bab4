//! Starting, serving on one or two ports, and ending without losing anything. Refuses to know: routes.

use crate::app::App;
use crate::config::Config;
use crate::db::Db;
use axum::Router;
use axum_server::Handle;
use std::net::SocketAddr;
use std::time::Duration;

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Serves HTTP, HTTPS or both until a signal ends it.
pub async fn serve(config: Config) -> Outcome {
    let tls = crate::tls::of(&config).await?;
    let app = open(config).await?;
    crate::operator::token::ensure(&app.config, &app.db).await?;
    let handle = Handle::new();
    tokio::spawn(end_on_signal(handle.clone()));
    crate::jobs::start(&app);
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let listen = app.config.listen;
    let serving = match (tls, app.config.tls_listen) {
        (None, _) => {
            tracing::info!(url = %app.config.url, http = %listen, "serving");
            axum_server::bind(listen).handle(handle).serve(service).await
        }
        (Some(tls), None) => {
            tracing::info!(url = %app.config.url, https = %listen, "serving");
            axum_server::bind_rustls(listen, tls)
                .handle(handle)
                .serve(service)
                .await
        }
        (Some(tls), Some(secure)) => {
            tracing::info!(url = %app.config.url, http = %listen, https = %secure, "serving");
            let plain = axum_server::bind(listen)
                .handle(handle.clone())
                .serve(service.clone());
            let over_tls = axum_server::bind_rustls(secure, tls)
                .handle(handle)
                .serve(service);
            tokio::try_join!(plain, over_tls).map(|_| ())
        }
    };
    app.db.close().await;
    Ok(serving?)
}

/// The database opened, the tables up to date, the keys in place.
pub async fn open(config: Config) -> Result<App, Box<dyn std::error::Error + Send + Sync>> {
    std::fs::create_dir_all(&config.data)?;
    let db = Db::open(&config.database_url()).await?;
    App::open(config, db).await
}

/// Everything that answers requests; tests use it without a port.
pub fn router(app: App) -> Router {
    crate::layers::around(crate::router::doors().into_router(), app)
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

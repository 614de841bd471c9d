//! A server: accepts connections, answers them, works in the background, and stops gracefully.

use anyhow::{Context as _, Result};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use purser_app::Door;
use purser_app::worker::Worker;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tower::Service as _;

/// How long a client may take to send its request line and headers.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long requests under way may take after the server was told to stop.
const STOP_WITHIN: Duration = Duration::from_secs(20);

/// Everything that runs.
pub struct Running {
    pub door: Door,
    pub worker: Option<Arc<Worker>>,
    pub demo: Option<purser_web::Demo>,
    /// Whether the public address is https.
    pub secure_cookies: bool,
    pub listener: TcpListener,
    /// Printed as `ready ADDR` when the server answers.
    pub ready: Option<String>,
}

/// Opens the port.
pub async fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Serves until SIGTERM or SIGINT, then lets requests finish.
pub async fn run(running: Running) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let background = running.worker.clone().map(|worker| tokio::spawn(worker.run(stopped.clone())));
    let server = purser_web::Server {
        door: running.door,
        worker: running.worker,
        demo: running.demo,
        secure_cookies: running.secure_cookies,
        stop: stopped.clone(),
    };
    let router = purser_web::router(server);
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    if let Some(address) = &running.ready {
        println!("ready {address}");
    }
    let accepting = accept(running.listener, router, stopped);
    tokio::pin!(accepting);
    let graceful = tokio::select! {
        graceful = &mut accepting => graceful,
        _ = terminate.recv() => { let _ = stop.send(true); accepting.await }
        _ = interrupt.recv() => { let _ = stop.send(true); accepting.await }
    };
    tracing::info!("stopping");
    if tokio::time::timeout(STOP_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
    if let Some(background) = background {
        let _ = tokio::time::timeout(STOP_WITHIN, background).await;
    }
    Ok(())
}

/// Works in the background without a server, until SIGTERM or SIGINT.
pub async fn work(worker: Arc<Worker>) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let background = tokio::spawn(worker.run(stopped));
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    let _ = stop.send(true);
    let _ = tokio::time::timeout(STOP_WITHIN, background).await;
    Ok(())
}

async fn accept(
    listener: TcpListener,
    router: axum::Router,
    mut stopped: watch::Receiver<bool>,
) -> GracefulShutdown {
    let graceful = GracefulShutdown::new();
    let mut service = router.into_make_service_with_connect_info::<SocketAddr>();
    loop {
        let (stream, peer) = tokio::select! {
            _ = stopped.changed() => return graceful,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, for example: others must finish first.
                    tracing::warn!(%error, "cannot accept");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        // Small answers must not wait for the peer's acknowledgement.
        let _ = stream.set_nodelay(true);
        let Ok(answering) = service.call(peer).await;
        let mut builder = Builder::new(TokioExecutor::new());
        builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
        let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(answering));
        let connection = graceful.watch(connection.into_owned());
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended");
            }
        });
    }
}

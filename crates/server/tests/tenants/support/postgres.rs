//! One throw-away PostgreSQL for all tests of this run, from Debian's packages, on a private port. A shell watches
//! over it: when the tests end, however they end, their pipe closes and the cluster is stopped and removed.
//! Refuses to know: tables.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

struct Cluster {
    port: u16,
    // Its standard input is the pipe that keeps the cluster alive.
    _watch: Child,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// The address of a new, empty database.
pub async fn database() -> String {
    let port = tokio::task::spawn_blocking(|| CLUSTER.get_or_init(start).port)
        .await
        .expect("the cluster starts");
    let name = format!("t{}", uuid::Uuid::new_v4().simple());
    let bin = bin();
    let made = name.clone();
    let status = tokio::task::spawn_blocking(move || {
        Command::new(bin.join("createdb"))
            .args([
                "-h",
                "127.0.0.1",
                "-p",
                &port.to_string(),
                "-U",
                "claviger",
                &made,
            ])
            .status()
    });
    assert!(
        status
            .await
            .expect("createdb runs")
            .expect("createdb runs")
            .success()
    );
    format!("postgres://claviger@127.0.0.1:{port}/{name}")
}

fn start() -> Cluster {
    let port = TcpListener::bind("127.0.0.1:0")
        .expect("a free port")
        .local_addr()
        .expect("an address")
        .port();
    let script = r#"
        set -e
        dir=$(mktemp -d "$TEMP/claviger-pg.XXXXXX")
        as=""
        if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="setpriv --reuid=postgres --regid=postgres --clear-groups"; fi
        cd "$dir"
        $as "$BIN/initdb" -D "$dir/data" -U claviger -A trust --no-sync -E UTF8 --locale=C >/dev/null
        $as "$BIN/postgres" -D "$dir/data" -p "$PORT" -k "$dir" -c listen_addresses=127.0.0.1 -c fsync=off \
            -c full_page_writes=off -c synchronous_commit=off -c max_connections=400 >"$dir/log" 2>&1 &
        server=$!
        set +e
        read -r _
        kill -INT $server
        wait $server
        rm -rf "$dir"
    "#;
    let watch = Command::new("sh")
        .args(["-c", script])
        .env("BIN", bin())
        .env("PORT", port.to_string())
        .env("TEMP", std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("sh runs");
    let begun = Instant::now();
    while !ready(port) {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "PostgreSQL did not start"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    Cluster { port, _watch: watch }
}

fn ready(port: u16) -> bool {
    Command::new(bin().join("pg_isready"))
        .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
        .status()
        .is_ok_and(|status| status.success())
}

/// xtask says where it is; by hand it is Debian's usual place, the newest version.
fn bin() -> PathBuf {
    if let Some(given) = std::env::var_os("CLAVIGER_TEST_POSTGRESQL_BIN") {
        return given.into();
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed (apt install postgresql)")
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    versions
        .pop()
        .expect("PostgreSQL is installed (apt install postgresql)")
}

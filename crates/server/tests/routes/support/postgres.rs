//! A private PostgreSQL for one test binary, from Debian's package: started at the first need, gone with the process.
//! Each test gets a copy of a database that has the tables already. Refuses to know: tests.

use sqlx::{Connection, PgConnection};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::OnceCell;

struct Cluster {
    port: u16,
    /// When this process ends, however it does, its end of the pipe closes, and the keeper stops the cluster.
    _keeper: Child,
}

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static COUNT: AtomicUsize = AtomicUsize::new(0);
const TEMPLATE: &str = "claviger_template";

/// The address of a new, empty database with all tables.
pub async fn database() -> String {
    let cluster = CLUSTER.get_or_init(start).await;
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    // Copies of one template queue up inside PostgreSQL; on its own connection, nobody else waits.
    admin(
        cluster.port,
        &format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}"),
    )
    .await;
    address(cluster.port, &name)
}

async fn start() -> Cluster {
    let bin = programs();
    let folder = tempfile::Builder::new()
        .prefix("claviger-postgres-")
        .tempdir()
        .expect("a folder")
        .keep();
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(&folder));
    }
    let data = folder.join("data");
    run(owner(&bin.join("initdb"))
        .args(["-A", "trust", "-U", "postgres", "-N", "-E", "UTF8", "-D"])
        .arg(&data));
    let port = free_port();
    let settings = format!(
        "-p {port} -k {} -h 127.0.0.1 -F -c max_connections=400",
        folder.display()
    );
    run(owner(&bin.join("pg_ctl"))
        .arg("-D")
        .arg(&data)
        .args(["-w", "-o", &settings, "-l"])
        .arg(folder.join("log"))
        .arg("start"));
    let keeper = keep(&bin, &folder, &data);
    admin(port, &format!("CREATE DATABASE {TEMPLATE}")).await;
    let template = server::db::Db::open(&address(port, TEMPLATE))
        .await
        .expect("the migrations run");
    template.close().await;
    Cluster {
        port,
        _keeper: keeper,
    }
}

fn keep(bin: &Path, folder: &Path, data: &Path) -> Child {
    let stop = format!(
        "{} -D {} -m immediate stop",
        bin.join("pg_ctl").display(),
        data.display()
    );
    let stop = if is_root() {
        format!("runuser -u postgres -- {stop}")
    } else {
        stop
    };
    let script = format!(
        "cat >/dev/null; {stop} >/dev/null 2>&1; rm -rf {}",
        folder.display()
    );
    Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the keeper starts")
}

async fn admin(port: u16, sql: &str) {
    let mut connection = PgConnection::connect(&address(port, "postgres"))
        .await
        .expect("PostgreSQL answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .expect("the statement runs");
    let _ = connection.close().await;
}

fn address(port: u16, name: &str) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/{name}")
}

/// PostgreSQL refuses to run as root: its own user does it.
fn owner(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn run(command: &mut Command) {
    let output = command.current_dir("/").output().expect("the program starts");
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id starts");
    output.stdout.trim_ascii() == b"0"
}

/// The newest version that is installed.
fn programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .expect("PostgreSQL is installed (Debian: postgresql)")
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL's programs are installed")
}

fn free_port() -> u16 {
    let probe = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    probe.local_addr().expect("the port has an address").port()
}

//! `cargo xtask run`: from a checkout to a page in the browser, with the demonstration data on request.
//! It starts the server and waits for it; what the server does is the server's business.

use crate::bundle::{self, Grade};
use crate::places::Places;
use crate::steps::{self, Failed, failed, heading, note};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

pub struct Wish {
    demo: bool,
    port: u16,
}

impl Wish {
    pub fn read(words: &[&str]) -> Result<Wish, Failed> {
        let mut wish = Wish {
            demo: false,
            port: 8000,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--demo" => wish.demo = true,
                "--debug" | "--fast" => {}
                "--port" => match words.next().and_then(|number| number.parse().ok()) {
                    Some(port) => wish.port = port,
                    None => return failed("--port wants a number"),
                },
                other => return failed(format!("run does not know '{other}'")),
            }
        }
        Ok(wish)
    }
}

pub fn run(places: &Places, grade: Grade, wish: &Wish) -> Result<(), Failed> {
    if TcpStream::connect(("127.0.0.1", wish.port)).is_ok() {
        return failed(format!(
            "something already answers on port {}; stop it, or say --port N",
            wish.port
        ));
    }
    let program = bundle::everything(places, grade)?;
    let demo = if wish.demo {
        Some(bundle::demo(places, grade)?)
    } else {
        None
    };
    let data = places
        .root
        .join(".claviger")
        .join(if wish.demo { "demo" } else { "own" });
    std::fs::create_dir_all(&data)?;
    let url = format!("http://localhost:{}", wish.port);
    heading(&format!(
        "Starting the server on {url} (data in {})",
        data.display()
    ));
    let mut server = start(&program, &data, wish, &url)?;
    wait_until_alive(&mut server, wish.port)?;
    if let Some(demo) = demo {
        fill(&demo, &program, &data, &url).inspect_err(|_| stop(&mut server))?;
    }
    println!("\n    {url}   (Ctrl+C stops it)\n");
    let status = server.wait()?;
    if status.success() {
        Ok(())
    } else {
        failed(format!("the server ended with {status}"))
    }
}

fn start(program: &Path, data: &Path, wish: &Wish, url: &str) -> Result<Child, Failed> {
    let mut server = Command::new(program);
    server
        .args([
            "serve",
            "--listen",
            &format!("127.0.0.1:{}", wish.port),
            "--url",
            url,
            "--data",
        ])
        .arg(data);
    if wish.demo {
        server.arg("--demo");
    }
    server
        .spawn()
        .map_err(|error| Failed(format!("{} does not start: {error}", program.display())))
}

/// The demonstration data is made once; its marker stands beside the database that holds it.
fn fill(demo: &Path, program: &Path, data: &Path, url: &str) -> Result<(), Failed> {
    let marker = data.join("demo-accounts.txt");
    if let Ok(accounts) = std::fs::read_to_string(&marker) {
        println!("{accounts}");
        return Ok(());
    }
    heading("Making the demonstration data through HTTP, with real keys (half a minute)");
    let output = Command::new(demo)
        .args(["fill", "--server", url, "--claviger"])
        .arg(program)
        .arg("--data")
        .arg(data)
        .stderr(std::process::Stdio::inherit())
        .output()?;
    let accounts = String::from_utf8_lossy(&output.stdout);
    println!("{accounts}");
    if !output.status.success() {
        return failed(format!(
            "the demonstration data could not be made ({})",
            output.status
        ));
    }
    Ok(std::fs::write(marker, accounts.as_bytes())?)
}

fn wait_until_alive(server: &mut Child, port: u16) -> Result<(), Failed> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(30) {
        if let Some(status) = server.try_wait()? {
            return failed(format!("the server ended at once with {status}"));
        }
        if alive(port) {
            note(&format!("it answers after {} ms", start.elapsed().as_millis()));
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    stop(server);
    failed("the server does not answer after 30 seconds")
}

fn alive(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
        return false;
    };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let asked = stream.write_all(b"GET /alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    asked.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200")
}

fn stop(server: &mut Child) {
    // A clean stop first: the server flushes what it acknowledged.
    let _ = steps::run(Command::new("kill").arg(server.id().to_string()));
    let _ = server.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_flag_is_named_instead_of_ignored() {
        assert!(Wish::read(&["--demo", "--port", "8001"]).is_ok_and(|wish| wish.demo && wish.port == 8001));
        assert!(Wish::read(&["--dmeo"]).is_err_and(|Failed(why)| why.contains("--dmeo")));
        assert!(Wish::read(&["--port", "many"]).is_err());
    }
}

//! Certificates: those of the operator, or a local authority made on request for trying out and for small networks.
//! Refuses to know: what is served.

use crate::clock;
use crate::config::{Config, Tls};
use axum_server::tls_rustls::RustlsConfig;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use time::{Duration, OffsetDateTime};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Some clients refuse certificates that live longer.
const LEAF_DAYS: i64 = 397;
const AUTHORITY_DAYS: i64 = 3650;
/// Renewed this long before it ends, at the next start.
const RENEWED_BEFORE: i64 = 60 * clock::DAY;

/// What the server shows on its HTTPS port; `None` without TLS.
pub async fn of(config: &Config) -> Result<Option<RustlsConfig>, Failed> {
    // Exactly one provider is linked; naming it keeps rustls from guessing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (cert, key) = match config.tls {
        Tls::Off => return Ok(None),
        Tls::Files => {
            let missing = "--tls files needs --tls-cert and --tls-key";
            (
                config.tls_cert.clone().ok_or(missing)?,
                config.tls_key.clone().ok_or(missing)?,
            )
        }
        Tls::Auto => {
            let folder = config.data.join("tls");
            let authority = make(&folder, &names(&config.url))?;
            let ca = std::path::absolute(&authority)?;
            tracing::info!(ca = %ca.display(), "certificate of the local authority: clients must trust this file");
            (folder.join("server.pem"), folder.join("server.key"))
        }
    };
    Ok(Some(RustlsConfig::from_pem_file(cert, key).await?))
}

/// Whom the certificate is for: this machine, and the host people type.
fn names(url: &str) -> Vec<String> {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let mut names: Vec<String> = ["localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec();
    if !host.is_empty() && !names.iter().any(|name| name == host) {
        names.push(host.to_owned());
    }
    names
}

/// Makes what is missing or near its end; answers the path of the authority's certificate. The authority stays the
/// same, so that clients trust it once.
fn make(folder: &Path, names: &[String]) -> Result<PathBuf, Failed> {
    std::fs::create_dir_all(folder)?;
    let (ca_cert, ca_key) = (folder.join("ca.pem"), folder.join("ca.key"));
    if !ca_cert.exists() || !ca_key.exists() {
        let key = KeyPair::generate()?;
        let cert = authority()?.self_signed(&key)?;
        write_secret(&ca_key, &key.serialize_pem())?;
        std::fs::write(&ca_cert, cert.pem())?;
    }
    let note = folder.join("server.txt");
    if !is_fresh(&note, names) || !folder.join("server.pem").exists() {
        let ca_key = KeyPair::from_pem(&std::fs::read_to_string(&ca_key)?)?;
        // Its name is always the same: nothing of the certificate needs to be parsed.
        let issuer = Issuer::new(authority()?, ca_key);
        let key = KeyPair::generate()?;
        let cert = leaf(names)?.signed_by(&key, &issuer)?;
        write_secret(&folder.join("server.key"), &key.serialize_pem())?;
        std::fs::write(folder.join("server.pem"), cert.pem())?;
        std::fs::write(
            note,
            format!("{} {}", clock::now() + LEAF_DAYS * clock::DAY, names.join(" ")),
        )?;
    }
    Ok(ca_cert)
}

fn is_fresh(note: &Path, names: &[String]) -> bool {
    let Ok(text) = std::fs::read_to_string(note) else {
        return false;
    };
    let Some((expires, made_for)) = text.split_once(' ') else {
        return false;
    };
    expires
        .parse::<i64>()
        .is_ok_and(|at| at - clock::now() > RENEWED_BEFORE)
        && made_for == names.join(" ")
}

fn authority() -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Claviger local authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    lasting(&mut params, AUTHORITY_DAYS);
    Ok(params)
}

fn leaf(names: &[String]) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name.push(DnType::CommonName, "Claviger");
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    lasting(&mut params, LEAF_DAYS);
    Ok(params)
}

fn lasting(params: &mut CertificateParams, days: i64) {
    let now = OffsetDateTime::now_utc();
    params.not_before = now - Duration::days(1);
    params.not_after = now + Duration::days(days);
}

/// Readable by the server's user alone from its first byte.
fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_certificate_is_for_this_machine_and_for_the_public_host() {
        assert_eq!(
            names("https://vault.example:8443/x"),
            ["localhost", "127.0.0.1", "::1", "vault.example"]
        );
        assert_eq!(names("http://localhost:8000").len(), 3);
    }

    #[test]
    fn a_second_start_keeps_the_authority_that_clients_trust() {
        let folder = tempfile::tempdir().unwrap();
        let names = names("http://localhost");
        let first = std::fs::read_to_string(make(folder.path(), &names).unwrap()).unwrap();
        let leaf = std::fs::read_to_string(folder.path().join("server.pem")).unwrap();
        let again = std::fs::read_to_string(make(folder.path(), &names).unwrap()).unwrap();
        assert_eq!(first, again);
        assert_eq!(
            leaf,
            std::fs::read_to_string(folder.path().join("server.pem")).unwrap()
        );
    }
}

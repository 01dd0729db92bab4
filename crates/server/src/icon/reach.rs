//! Whom the server may ask on behalf of others: public addresses on the usual ports and nothing in its own network. A name
//! is looked up once and connected to at exactly the addresses that were checked. Refuses to know: pictures.

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

/// A link or a redirect that may be followed: a name, not an address (that would not be looked up, so not be checked).
pub fn is_allowed(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url
            .domain()
            .is_some_and(|domain| super::Host::parse(domain).is_some())
}

/// How names become addresses.
pub trait Names: Send + Sync + 'static {
    fn look_up(&self, name: &str) -> impl Future<Output = io::Result<Vec<SocketAddr>>> + Send;
    /// Whether an address may be connected to.
    fn may(&self, address: IpAddr) -> bool {
        is_public(address)
    }
}

/// Those of the machine.
pub struct SystemNames;

impl Names for SystemNames {
    async fn look_up(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.collect())
    }
}

/// Looks names up and leaves out every address that is not public.
pub struct PublicOnly<N>(Arc<N>);

impl<N: Names> PublicOnly<N> {
    pub fn new(names: N) -> Self {
        Self(Arc::new(names))
    }
}

impl<N: Names> Resolve for PublicOnly<N> {
    fn resolve(&self, name: Name) -> Resolving {
        let names = Arc::clone(&self.0);
        Box::pin(async move {
            let mut found = names.look_up(name.as_str()).await?;
            found.retain(|address| names.may(address.ip()));
            if found.is_empty() {
                return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Given out for the public internet (IANA's special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(|| is_public_v6(v6), is_public_v4),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = a == 0
        || a >= 224
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19));
    !special
}

/// Only 2000::/3 is given out; parts of it carry IPv4 addresses or are for tests.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let special = a & 0xe000 != 0x2000
        || (a == 0x2001 && (b < 0x200 || b == 0xdb8))
        || a == 0x2002
        || (a == 0x3fff && b < 0x1000);
    !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_servers_own_network_is_public() {
        for address in [
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "0.1.2.3",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "::127.0.0.1",
            "5f00::1",
        ] {
            assert!(!is_public(address.parse().expect("an address")), "{address}");
        }
        for address in [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:1.1.1.1",
        ] {
            assert!(is_public(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn links_to_addresses_ports_and_other_schemes_are_not_followed() {
        for url in [
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://2130706433/",
            "https://shop.org:8443/",
            "ftp://shop.org/",
            "http://localhost/",
            "http://nas.local/",
            "https://user@shop.org/",
            "data:image/png;base64,AA",
            "file:///etc/passwd",
        ] {
            assert!(!is_allowed(&Url::parse(url).expect("an address")), "{url}");
        }
        assert!(is_allowed(
            &Url::parse("https://cdn.shop.org/a.png").expect("an address")
        ));
    }
}

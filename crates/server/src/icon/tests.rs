//! Against a site of our own: what is fetched, how often, and what is never asked.

use super::reach::{Names, PublicOnly};
use super::{Host, Icons, PICTURE_LIMIT};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";
const OUTSIDE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 1));
const INSIDE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));

type Seen = Arc<Mutex<Vec<String>>>;

/// Stands for the internet (one address) and the server's own network (the other).
struct World {
    outside: SocketAddr,
    inside: SocketAddr,
    /// Whether the own network is allowed after all.
    is_strict: bool,
}

impl Names for World {
    async fn look_up(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        match name {
            "gone.org" => Err(io::ErrorKind::NotFound.into()),
            name if name.starts_with("inside") => Ok(vec![self.inside]),
            _ => Ok(vec![self.outside]),
        }
    }

    fn may(&self, address: IpAddr) -> bool {
        match self.is_strict {
            true => super::reach::SystemNames.may(address),
            false => address == OUTSIDE,
        }
    }
}

async fn site(State(seen): State<Seen>, request: Request) -> Response {
    let host = request.headers()[header::HOST].to_str().expect("text").to_owned();
    let path = request.uri().path().to_owned();
    seen.lock().expect("alone").push(format!("{host}{path}"));
    let page = |head: &'static str| ([(header::CONTENT_TYPE, "text/html")], head).into_response();
    let away = |to: &'static str| (StatusCode::FOUND, [(header::LOCATION, to)]).into_response();
    match (host.as_str(), path.as_str()) {
        ("shop.org", "/") => page("<head><link rel=icon href=/pictures/a.png>"),
        ("shop.org", "/pictures/a.png") | ("plain.org", "/favicon.ico") => PNG.into_response(),
        ("moved.org", "/") => away("http://shop.org/"),
        ("sly.org", "/") => {
            page("<link rel=icon href=//inside.org/admin><link rel=icon href=http://127.0.0.2/x>")
        }
        ("sly.org", "/favicon.ico") => away("http://inside.org/admin"),
        ("round.org", _) => away("/again"),
        ("huge.org", "/favicon.ico") => {
            let mut bytes = PNG.to_vec();
            bytes.resize(PICTURE_LIMIT + 1, 0);
            bytes.into_response()
        }
        ("page.org", "/favicon.ico") => page("<script>alert(1)</script>"),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn served(ip: IpAddr, seen: &Seen) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind((ip, 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = Router::new().fallback(site).with_state(Arc::clone(seen));
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn world(is_strict: bool) -> (Icons, Seen, Seen) {
    let (outside, inside) = (Seen::default(), Seen::default());
    let world = World {
        outside: served(OUTSIDE, &outside).await,
        inside: served(INSIDE, &inside).await,
        is_strict,
    };
    let icons = Icons::reaching(PublicOnly::new(world)).expect("a client");
    (icons, outside, inside)
}

fn host(name: &str) -> Host {
    Host::parse(name).expect("a name")
}

fn count(seen: &Seen) -> usize {
    seen.lock().expect("alone").len()
}

#[tokio::test]
async fn a_site_is_asked_once_for_its_page_and_the_picture_it_names() {
    let (icons, outside, _) = world(false).await;
    let (first, second) = tokio::join!(icons.of(host("shop.org")), icons.of(host("shop.org")));
    let (first, second) = (first.expect("a picture"), second.expect("a picture"));
    assert_eq!(
        (first.kind, first.bytes.as_ref(), second.kind),
        ("image/png", PNG, "image/png")
    );
    assert_eq!(
        *outside.lock().expect("alone"),
        ["shop.org/", "shop.org/pictures/a.png"]
    );
    assert!(icons.known(&host("shop.org")).await.is_some());
    icons.of(host("shop.org")).await;
    assert_eq!(count(&outside), 2, "the second time it is known");
}

#[tokio::test]
async fn a_site_without_links_has_its_usual_picture_and_one_that_moved_the_new_sites() {
    let (icons, _, _) = world(false).await;
    assert!(icons.of(host("plain.org")).await.is_some());
    assert!(icons.of(host("moved.org")).await.is_some());
}

#[tokio::test]
async fn that_a_site_has_none_is_remembered_too() {
    let (icons, outside, _) = world(false).await;
    for name in ["none.org", "round.org", "huge.org", "page.org", "gone.org"] {
        assert!(icons.of(host(name)).await.is_none(), "{name}");
        let asked = count(&outside);
        assert!(icons.of(host(name)).await.is_none(), "{name}");
        assert_eq!(count(&outside), asked, "{name} was asked again");
    }
}

#[tokio::test]
async fn no_link_and_no_redirect_leads_into_the_servers_own_network() {
    let (icons, outside, inside) = world(false).await;
    assert!(icons.of(host("sly.org")).await.is_none());
    assert!(icons.of(host("inside.org")).await.is_none());
    assert!(count(&outside) > 0);
    assert_eq!(count(&inside), 0);
}

#[tokio::test]
async fn a_name_that_stands_for_this_machine_is_not_asked() {
    let (icons, outside, inside) = world(true).await;
    assert!(icons.of(host("shop.org")).await.is_none());
    assert_eq!((count(&outside), count(&inside)), (0, 0));
}

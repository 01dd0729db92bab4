//! All doors of the house: every route with its method, path and the act it stands for. The matrix test walks this
//! list, so a route cannot exist without a permission line. Refuses to know: what the handlers do.

use crate::allow::Act;
use crate::app::App;
use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, on};

/// One route, as the matrix test sees it.
#[derive(Clone, Debug)]
pub struct Door {
    pub method: Method,
    pub path: &'static str,
    pub act: Act,
}

/// Routes under construction, with the list of what was registered.
#[derive(Default)]
pub struct Doors {
    router: Router<App>,
    list: Vec<Door>,
}

impl Doors {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, act: Act, handler: H) -> Self {
        self.open(Method::GET, MethodFilter::GET, path, act, handler)
    }

    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, act: Act, handler: H) -> Self {
        self.open(Method::POST, MethodFilter::POST, path, act, handler)
    }

    pub fn put<H: Handler<T, App>, T: 'static>(self, path: &'static str, act: Act, handler: H) -> Self {
        self.open(Method::PUT, MethodFilter::PUT, path, act, handler)
    }

    pub fn delete<H: Handler<T, App>, T: 'static>(self, path: &'static str, act: Act, handler: H) -> Self {
        self.open(Method::DELETE, MethodFilter::DELETE, path, act, handler)
    }

    pub fn with(mut self, other: Doors) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    pub fn list(&self) -> &[Door] {
        &self.list
    }

    pub fn into_router(self) -> Router<App> {
        self.router
    }

    fn open<H: Handler<T, App>, T: 'static>(
        mut self,
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        act: Act,
        handler: H,
    ) -> Self {
        self.router = self.router.route(path, on(filter, handler));
        self.list.push(Door { method, path, act });
        self
    }
}

/// Every route of the server.
pub fn doors() -> Doors {
    crate::routes::all()
}

//! The web app's page. Refuses to know: anything but how to start and how to end after a bug.

use claviger::app::App;

fn main() {
    std::panic::set_hook(Box::new(claviger::shell::broken::show));
    leptos::mount::mount_to_body(App);
}

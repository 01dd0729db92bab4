//! A QR code drawn as SVG nodes: no image to load and no markup to parse, so the strictest policy lets it through.
//! Refuses to know: what it says.

use leptos::prelude::*;
use qrcode::{Color, QrCode};

/// Modules of quiet border that readers need.
const QUIET: usize = 4;

#[component]
pub(super) fn Qr(text: String, label: &'static str) -> impl IntoView {
    // Only a text longer than three thousand characters has no code; then the key to type remains.
    let code = QrCode::new(text.as_bytes()).ok()?;
    let width = code.width();
    let side = width + 2 * QUIET;
    let path = squares(&code.to_colors(), width);
    Some(view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <rect class="qr-paper" width=side height=side></rect>
            <path class="qr-ink" d=path></path>
        </svg>
    })
}

/// One path with a run of dark modules per stroke.
fn squares(colors: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_become_runs() {
        use Color::{Dark, Light};
        let colors = [Dark, Dark, Light, Light, Dark, Light, Light, Light, Light];
        assert_eq!(squares(&colors, 3), "M4 4h2v1h-2zM5 5h1v1h-1z");
    }
}

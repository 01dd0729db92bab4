//! Which rows are in view: of 100,000 only the few dozen that can be seen exist. Refuses to know: what a row shows.

use crate::ui::scroll::on_any_scroll;
use leptos::{html, prelude::*};

/// Above this many rows only those in view exist.
pub const WHOLE: usize = 100;
const SPARE: usize = 6;
const FIRST: usize = 24;
const ROW: f64 = 40.0;

/// The rows to draw, from first to before last, following whatever scrolls around `body` and the window's size.
pub(super) fn window_of(body: NodeRef<html::Tbody>, count: Memo<usize>) -> Memo<(usize, usize)> {
    let seen = RwSignal::new((0, FIRST));
    let measure = move || {
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        let row = body
            .first_element_child()
            .map_or(ROW, |row| row.get_bounding_client_rect().height())
            .max(16.0);
        let above = (-body.get_bounding_client_rect().top()).max(0.0);
        let height = window()
            .inner_height()
            .ok()
            .and_then(|v| v.as_f64())
            .unwrap_or(800.0);
        let next = span(above, height, row);
        let _ = seen.try_maybe_update(|seen| {
            let moved = *seen != next;
            *seen = next;
            (moved, ())
        });
    };
    on_any_scroll(measure);
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    Effect::new(move |_| {
        count.track();
        request_animation_frame(measure);
    });
    Memo::new(move |_| {
        let (first, last) = seen.get();
        clamp(first, last, count.get())
    })
}

/// First and last row for what is scrolled away above, the height in view and the height of a row.
fn span(above: f64, height: f64, row: f64) -> (usize, usize) {
    let first = (above / row) as usize;
    let fit = (height / row).ceil() as usize + 1;
    (first.saturating_sub(SPARE), first + fit + SPARE)
}

/// A short list is drawn whole; a window that hangs over the end moves back.
fn clamp(first: usize, last: usize, count: usize) -> (usize, usize) {
    if count <= WHOLE {
        return (0, count);
    }
    let last = last.min(count);
    (first.min(count.saturating_sub(FIRST)), last.max(count.min(FIRST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_whole_and_a_long_one_is_a_window() {
        assert_eq!(clamp(0, 24, 100), (0, 100));
        assert_eq!(clamp(0, 24, 101), (0, 24));
        assert_eq!(clamp(50_000, 50_040, 100_000), (50_000, 50_040));
    }

    #[test]
    fn a_window_past_the_end_shows_the_last_rows() {
        let (first, last) = clamp(90_000, 90_040, 500);
        assert_eq!((first, last), (476, 500));
    }

    #[test]
    fn at_most_sixty_rows_exist_on_a_common_screen() {
        for height in [700.0, 900.0, 1200.0] {
            let (first, last) = span(1_000_000.0, height, 40.0);
            assert!(last - first <= 60, "{height}");
            assert!(first as f64 * 40.0 <= 1_000_000.0 && last as f64 * 40.0 >= 1_000_000.0 + height);
        }
    }
}

//! Which rows are in view: of 100,000 only the few dozen that can be seen exist. Refuses to know: what a row shows.

use crate::ui::scroll::on_any_scroll;
use leptos::{html, prelude::*};

/// Above this many rows only those in view exist.
pub const WHOLE: usize = 100;
/// Drawn above and below of what is in view, for a scroll that is ahead of the page.
const SPARE: usize = 4;
const FIRST: usize = 24;
const ROW: f64 = 40.0;

/// The positions to draw, and which place of the page shows which of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    pub first: usize,
    /// The one after the last.
    pub end: usize,
    /// The place of the first.
    turn: usize,
}

impl Window {
    /// Positions that stay in view stay in their places: what goes out at one end comes in at the other. A leap turns
    /// nothing, because then every place shows another row anyway.
    fn following(first: usize, end: usize, before: Option<&Self>) -> Self {
        let size = end - first;
        let turn = match before {
            Some(before) if before.len() == size && size > 0 => {
                let overlaps = first < before.end && before.first < end;
                let moved = if overlaps { first + size - before.first } else { 0 };
                (before.turn + moved) % size
            }
            _ => 0,
        };
        Self { first, end, turn }
    }

    pub fn len(&self) -> usize {
        self.end - self.first
    }

    /// Which position a place shows; None for a place too many.
    pub fn position(&self, place: usize) -> Option<usize> {
        let size = self.len();
        (place < size).then(|| self.first + (place + size - self.turn) % size)
    }
}

/// The window that follows whatever scrolls around `body` and the size of the browser's. As long as that stays, so does
/// the number of rows.
pub(super) fn window_of(
    body: NodeRef<html::Tbody>,
    count: Memo<usize>,
    windowed: Memo<bool>,
) -> Memo<Window> {
    let seen = RwSignal::new((0, FIRST));
    let measure = move || {
        let Some(body) = body.try_get_untracked().flatten() else {
            return;
        };
        let row = body
            .first_element_child()
            .map(|row| row.get_bounding_client_rect().height())
            // A hidden one has none.
            .filter(|height| *height >= 16.0)
            .unwrap_or(ROW);
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
    Memo::new(move |before: Option<&Window>| {
        let (first, size) = seen.get();
        let (first, end) = match windowed.get() {
            true => clamp(first, size, count.get()),
            false => (0, count.get()),
        };
        Window::following(first, end, before)
    })
}

/// First row and how many, for what is scrolled away above, the height in view and the height of a row.
fn span(above: f64, height: f64, row: f64) -> (usize, usize) {
    let first = (above / row) as usize;
    let fit = (height / row).ceil() as usize + 1;
    (first.saturating_sub(SPARE), fit + 2 * SPARE)
}

/// A window that hangs over the end moves back.
fn clamp(first: usize, size: usize, count: usize) -> (usize, usize) {
    let size = size.min(count);
    let first = first.min(count - size);
    (first, first + size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_never_shows_more_than_there_is() {
        assert_eq!(clamp(0, 24, 0), (0, 0));
        assert_eq!(clamp(7, 24, 10), (0, 10));
        assert_eq!(clamp(0, 24, 101), (0, 24));
        assert_eq!(clamp(50_000, 40, 100_000), (50_000, 50_040));
    }

    #[test]
    fn a_window_past_the_end_shows_the_last_rows() {
        assert_eq!(clamp(90_000, 40, 500), (460, 500));
    }

    #[test]
    fn places_keep_their_positions_while_these_are_in_view() {
        let places = |window: &Window| -> Vec<usize> {
            (0..window.len() + 1)
                .filter_map(|place| window.position(place))
                .collect()
        };
        let top = Window::following(0, 5, None);
        assert_eq!(places(&top), [0, 1, 2, 3, 4]);
        let down = Window::following(2, 7, Some(&top));
        assert_eq!(places(&down), [5, 6, 2, 3, 4]);
        let up = Window::following(1, 6, Some(&down));
        assert_eq!(places(&up), [5, 1, 2, 3, 4]);
        let leap = Window::following(90, 95, Some(&up));
        assert_eq!(places(&leap), [94, 90, 91, 92, 93]);
        let end = Window::following(94, 95, Some(&leap));
        assert_eq!(places(&end), [94]);
        assert_eq!(places(&Window::following(0, 0, Some(&end))), [0; 0]);
    }

    #[test]
    fn at_most_sixty_rows_exist_on_a_common_screen() {
        for height in [700.0, 900.0, 1200.0] {
            let (first, size) = span(1_000_000.0, height, 40.0);
            assert!(size <= 60, "{height}");
            assert!(
                first as f64 * 40.0 <= 1_000_000.0 && (first + size) as f64 * 40.0 >= 1_000_000.0 + height
            );
        }
    }
}

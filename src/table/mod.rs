//! The table of the house: columns as data, sort given from outside, selection, row menu, windowed above 100 rows.
//! Refuses to know: what the rows are, the URL and every sentence.

mod arrange;
pub mod body;
pub mod column;
pub mod head;
pub mod keys;
pub mod selection;
mod settle;
pub mod sort;
pub mod view;
pub mod window;

pub use column::{Column, Live, Phone, RowMenu, Width};
pub use selection::Selection;
pub use sort::{Sort, order_by};
pub use view::Table;

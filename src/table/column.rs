//! A column as data: heading, width, how a cell is drawn. Refuses to know: the rows' meaning.

use crate::ui::MenuItem;
use leptos::prelude::*;
use std::sync::Arc;

/// How a cell is drawn.
pub(super) enum Cell<T: Send + Sync + 'static> {
    /// Anew for each row that comes to stand there.
    Each(Arc<dyn Fn(&T) -> AnyView + Send + Sync>),
    /// Once; its texts follow.
    Live(Arc<dyn Fn(Live<T>) -> AnyView + Send + Sync>),
}

impl<T: Send + Sync + 'static> Clone for Cell<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Each(cell) => Self::Each(Arc::clone(cell)),
            Self::Live(cell) => Self::Live(Arc::clone(cell)),
        }
    }
}

/// The row that stands in a place of the list, whichever that is now.
pub struct Live<T: Send + Sync + 'static>(pub(super) Memo<Option<T>>);

impl<T: Send + Sync + 'static> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Live<T> {}

impl<T: Send + Sync + 'static> Live<T> {
    /// Tracks the row.
    pub fn with<R: Default>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(|row| row.as_ref().map(read).unwrap_or_default())
    }

    /// A part of the row, told when it changes.
    pub fn memo<R: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&T) -> R + Send + Sync + 'static,
    ) -> Memo<R> {
        Memo::new(move |_| self.with(&read))
    }
}

type Items<T> = Arc<dyn Fn(&T) -> Vec<MenuItem> + Send + Sync>;

/// How much room a column takes: a share of what is left, or so many rem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    Share(u8),
    Rem(f32),
}

impl Width {
    pub(super) fn track(self) -> String {
        match self {
            Self::Share(parts) => format!("minmax(0, {parts}fr)"),
            Self::Rem(rem) => format!("{rem}rem"),
        }
    }

    /// Where there is little room: fixed widths give way before the row's name does.
    pub(super) fn narrow_track(self, is_title: bool) -> String {
        match self {
            Self::Share(parts) if is_title => format!("minmax(11rem, {parts}fr)"),
            Self::Share(parts) => format!("minmax(0, {parts}fr)"),
            Self::Rem(rem) => format!("minmax(0, {}rem)", rem * 0.85),
        }
    }
}

/// What becomes of a column on a phone, where a row is a list entry of two lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phone {
    /// The first line.
    Title,
    /// A word of the second line, after its heading.
    #[default]
    Detail,
    /// A word of the second line that needs no heading.
    Plain,
    Hidden,
}

impl Phone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Title => "on-phone-title",
            Self::Detail => "on-phone-detail",
            Self::Plain => "on-phone-plain",
            Self::Hidden => "on-phone-hidden",
        }
    }
}

/// One column.
///
/// ```ignore
/// Column::new("client", t.client(), |row: &Client| view! { <a href=…>{row.organization_name.clone()}</a> }).sortable().title()
/// Column::new("used", t.used(), |row: &Client| row.occupied_seats.to_string()).sortable().number()
/// ```
pub struct Column<T: Send + Sync + 'static> {
    pub key: &'static str,
    pub heading: String,
    pub(super) width: Width,
    pub(super) phone: Phone,
    pub(super) numeric: bool,
    pub(super) sortable: bool,
    pub(super) spare: bool,
    pub(super) cell: Cell<T>,
}

impl<T: Send + Sync + 'static> Clone for Column<T> {
    fn clone(&self) -> Self {
        Self {
            key: self.key,
            heading: self.heading.clone(),
            width: self.width,
            phone: self.phone,
            numeric: self.numeric,
            sortable: self.sortable,
            spare: self.spare,
            cell: self.cell.clone(),
        }
    }
}

impl<T: Send + Sync + 'static> Column<T> {
    pub fn new<V: IntoView + 'static>(
        key: &'static str,
        heading: impl Into<String>,
        cell: impl Fn(&T) -> V + Send + Sync + 'static,
    ) -> Self {
        let cell = Cell::Each(Arc::new(move |row| cell(row).into_any()));
        Self::with_cell(key, heading.into(), cell)
    }

    /// For lists of very many rows: the cell is made once for its place, and what it reads of the row changes in it.
    ///
    /// ```ignore
    /// Column::live("edited", t.col_updated(), move |row: Live<Row>| move || row.with(|row| date(lang, &row.revision_date)))
    /// ```
    pub fn live<V: IntoView + 'static>(
        key: &'static str,
        heading: impl Into<String>,
        cell: impl Fn(Live<T>) -> V + Send + Sync + 'static,
    ) -> Self {
        let cell = Cell::Live(Arc::new(move |row| cell(row).into_any()));
        Self::with_cell(key, heading.into(), cell)
    }

    fn with_cell(key: &'static str, heading: String, cell: Cell<T>) -> Self {
        Self {
            key,
            heading,
            width: Width::Share(1),
            phone: Phone::default(),
            numeric: false,
            sortable: false,
            spare: false,
            cell,
        }
    }

    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// Figures at the end of the cell, all digits equally wide.
    pub fn number(mut self) -> Self {
        self.numeric = true;
        self.width = Width::Rem(6.5);
        self
    }

    /// Goes first where there is little room, such as beside the navigation of a tablet.
    pub fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    pub fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    pub fn phone(mut self, phone: Phone) -> Self {
        self.phone = phone;
        self
    }

    /// The row's name: widest, and the first line on a phone.
    pub fn title(mut self) -> Self {
        self.width = Width::Share(3);
        self.phone = Phone::Title;
        self
    }

    pub(super) fn class(&self) -> String {
        let number = if self.numeric { " number" } else { "" };
        let spare = if self.spare { " spare" } else { "" };
        format!("cell {}{number}{spare}", self.phone.class())
    }
}

/// The menu at a row's end; its entries are made when it opens.
///
/// ```ignore
/// RowMenu::new(move |row: &Client| vec![MenuItem::press(t.update_name(), …)])
/// ```
pub struct RowMenu<T: 'static>(pub(super) Items<T>);

impl<T> Clone for RowMenu<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: 'static> RowMenu<T> {
    pub fn new(items: impl Fn(&T) -> Vec<MenuItem> + Send + Sync + 'static) -> Self {
        Self(Arc::new(items))
    }
}

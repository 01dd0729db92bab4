//! Light, dark, or as the system: an attribute of `<html>` that the stylesheets read.
//! Refuses to know: colours.

use crate::browser::Setting;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_key(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.key() == key)
            .unwrap_or_default()
    }

    /// What stands behind the choice in menus.
    pub fn icon(self) -> &'static str {
        match self {
            Self::System => "monitor",
            Self::Light => "sun",
            Self::Dark => "moon",
        }
    }

    pub fn name(self, t: text::shell::Shell) -> &'static str {
        match self {
            Self::System => t.theme_system(),
            Self::Light => t.theme_light(),
            Self::Dark => t.theme_dark(),
        }
    }
}

/// The choice, in the context.
#[derive(Clone, Copy)]
pub struct Themes(RwSignal<Theme>);

pub fn use_theme() -> Themes {
    expect_context()
}

impl Themes {
    /// The stored choice, shown at once.
    pub fn restore() -> Self {
        let theme = Theme::from_key(&Setting::Theme.read().unwrap_or_default());
        show(theme);
        Self(RwSignal::new(theme))
    }

    /// Reactive.
    pub fn current(self) -> Theme {
        self.0.get()
    }

    pub fn choose(self, theme: Theme) {
        Setting::Theme.write(theme.key());
        show(theme);
        self.0.set(theme);
    }
}

/// `data-theme` on the root; absent means the system's.
fn show(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    // The attribute's name is valid, so neither call can fail.
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.key()),
    };
}

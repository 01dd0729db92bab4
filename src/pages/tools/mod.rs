//! Tools of one's own vault (`/tools/…`): the generator, import, export.
//! Refuses to know: organizations.

mod bring;
mod export;
mod file_password;
mod import;
mod preview;

use crate::generator::{Generator, HistoryList};
use crate::intl::use_text;
use crate::route::ToolsPage;
use crate::ui::{PageHeader, Part};
use leptos::prelude::*;

#[component]
pub fn Tools(page: ToolsPage) -> impl IntoView {
    let content = match page {
        ToolsPage::Generator => view! { <GeneratorPage/> }.into_any(),
        ToolsPage::Import => view! { <import::ImportPage/> }.into_any(),
        ToolsPage::Export => view! { <export::ExportPage/> }.into_any(),
    };
    view! { <div class="page">{content}</div> }
}

#[component]
fn GeneratorPage() -> impl IntoView {
    let texts = use_text();
    let t = texts.generator();
    let made = RwSignal::new(String::new());
    view! {
        <PageHeader title=t.title() lede=Some(t.lede().to_owned())/>
        <section class="part"><Generator texts made/></section>
        <Part title=t.history()><HistoryList texts/></Part>
    }
}

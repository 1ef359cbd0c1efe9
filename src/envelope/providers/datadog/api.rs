//! Datadog's keyed API, version 2, in JSON:API: the integration of Atlassian Statuspage, with its
//! account and URL settings, and the product Status Pages.
//!
//! Documented at <https://docs.datadoghq.com/api/latest/statuspage-integration/> and
//! <https://docs.datadoghq.com/api/latest/status-pages/>; recorded bodies are in
//! DataDog/datadog-api-client-rust `tests/scenarios/cassettes/v2/status_pages`. Every document says
//! in `type` what it is.

use crate::json::{Object, Value};
use crate::limits::{MAX_INCIDENTS, MAX_ROWS, MAX_WORD_CHARS};
use crate::model::{Account, Content, Incident, Maintenance, Page, Resource, UrlSetting};
use crate::text::{Text, one_line, web_address};

/// `/api/v2/integration/statuspage/account`
pub(in crate::envelope) fn account(root: Value<'_>) -> Resource<'_> {
    let attributes = attributes(&data(root).object(), "statuspage-account");
    // It is documented to come masked. Should it ever not, it goes nowhere from here.
    let has_key = attributes.get("api_key").is_some_and(|key| !key.text().is_empty());
    Content::Account(Account { has_key }).into()
}

/// `/api/v2/integration/statuspage/url_settings`
pub(in crate::envelope) fn url_settings(root: Value<'_>) -> Resource<'_> {
    listed(root, Content::UrlSettings(rows(root, MAX_ROWS, read_url_setting)))
}

/// What is answered to one that was made or changed.
pub(in crate::envelope) fn url_setting(root: Value<'_>) -> Resource<'_> {
    Content::UrlSettings(vec![read_url_setting(data(root))]).into()
}

/// `/api/v2/statuspages`
pub(in crate::envelope) fn pages(root: Value<'_>) -> Resource<'_> {
    listed(root, Content::Pages(rows(root, MAX_ROWS, read_page)))
}

/// `/api/v2/statuspages/{id}`
pub(in crate::envelope) fn page(root: Value<'_>) -> Resource<'_> {
    Content::Pages(vec![read_page(data(root))]).into()
}

/// `/api/v2/statuspages/degradations`
pub(in crate::envelope) fn degradations(root: Value<'_>) -> Resource<'_> {
    listed(root, Content::Incidents(rows(root, MAX_INCIDENTS, read_degradation)))
}

/// `/api/v2/statuspages/{page}/degradations/{id}`
pub(in crate::envelope) fn degradation(root: Value<'_>) -> Resource<'_> {
    Content::Incidents(vec![read_degradation(data(root))]).into()
}

/// `/api/v2/statuspages/maintenances`
pub(in crate::envelope) fn maintenances(root: Value<'_>) -> Resource<'_> {
    listed(root, Content::Maintenances(rows(root, MAX_INCIDENTS, read_maintenance)))
}

/// `/api/v2/statuspages/{page}/maintenances/{id}`
pub(in crate::envelope) fn maintenance(root: Value<'_>) -> Resource<'_> {
    Content::Maintenances(vec![read_maintenance(data(root))]).into()
}

fn data(root: Value<'_>) -> Value<'_> {
    root.object().need("data")
}

fn rows<'a, T>(root: Value<'a>, max: usize, read: fn(Value<'a>) -> T) -> Vec<T> {
    root.object().list("data", max, read)
}

/// The attributes of a document of this type.
fn attributes<'a>(document: &Object<'a>, kind: &str) -> Object<'a> {
    let said = document.need("type");
    if said.text() != kind {
        said.refuse(&["expected “", kind, "”"].concat());
    }
    document.need("attributes").object()
}

/// A list with the offset at which it goes on, if it says so.
fn listed<'a>(root: Value<'a>, content: Content<'a>) -> Resource<'a> {
    let mut resource = Resource::from(content);
    if let Some(page) = root.object().part("meta").and_then(|meta| meta.part("page")) {
        resource.next = page.optional_id("next_offset");
        resource.more = Some(resource.next.is_some());
    }
    resource
}

fn read_url_setting(row: Value<'_>) -> UrlSetting<'_> {
    let row = row.object();
    let id = row.word("id");
    let setting = attributes(&row, "statuspage-url-setting");
    UrlSetting { id, tags: tags(&setting), url: web_address(setting.need_text("url")) }
}

/// One text, with commas in between.
fn tags<'a>(setting: &Object<'a>) -> Vec<Text<'a>> {
    let Some(tags) = setting.get("custom_tags") else { return Vec::new() };
    let tags = tags.text();
    let words = tags.split(',').map(|tag| one_line(tag.to_owned(), MAX_WORD_CHARS));
    words.filter(|tag| !tag.is_empty()).take(MAX_ROWS).collect()
}

fn read_page(row: Value<'_>) -> Page<'_> {
    let row = row.object();
    let id = row.word("id");
    let page = attributes(&row, "status_pages");
    Page {
        id,
        updated_at: super::time(&page, "modified_at"),
        name: page.line("name"),
        url: page.address("page_url"),
        time_zone: None,
    }
}

fn read_degradation(row: Value<'_>) -> Incident<'_> {
    let row = row.object();
    let id = row.word("id");
    super::incident(id, &attributes(&row, "degradations"))
}

fn read_maintenance(row: Value<'_>) -> Maintenance<'_> {
    let row = row.object();
    let id = row.word("id");
    super::maintenance(id, &attributes(&row, "maintenances"))
}

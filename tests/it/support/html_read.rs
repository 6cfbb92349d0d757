//! Finds the forms of a page and reads what their controls hold.

use scraper::{ElementRef, Html};

use super::super::{resolve, select, squeezed, words};
use super::{Button, Choice, Field, FieldKind, Form};

/// All forms of a page, in its order.
pub fn all(html: &Html, address: &str) -> Vec<Form> {
    select(html, "form").into_iter().map(|form| read(html, form, address)).collect()
}

fn read(html: &Html, form: ElementRef<'_>, address: &str) -> Form {
    let method = |text: &str| text.to_ascii_uppercase();
    let id = form.value().attr("id");
    let mut found = Form {
        method: form.value().attr("method").map_or_else(|| "GET".to_owned(), method),
        action: resolve(address, form.value().attr("action").unwrap_or_default()),
        multipart: form.value().attr("enctype") == Some("multipart/form-data"),
        fields: Vec::new(),
        buttons: Vec::new(),
    };
    for control in select(html, "input, select, textarea, button") {
        let own = match control.value().attr("form") {
            Some(other) => Some(other) == id,
            None => ancestor(control, "form").is_some_and(|owner| owner.id() == form.id()),
        };
        let tag = control.value().name();
        let kind = control.value().attr("type").unwrap_or(if tag == "button" { "submit" } else { "" });
        if !own || is_disabled(control) || matches!(kind, "button" | "reset" | "image") {
            continue;
        }
        if kind == "submit" {
            let value = control.value().attr("value").unwrap_or_default().to_owned();
            found.buttons.push(Button {
                text: if tag == "button" { words(control) } else { squeezed(&value) },
                name: control.value().attr("name").map(str::to_owned),
                value,
                action: control.value().attr("formaction").map(|a| resolve(address, a)),
                method: control.value().attr("formmethod").map(method),
            });
        } else {
            found.fields.extend(field(html, control, tag, kind));
        }
    }
    found
}

/// A control as fields: one, or for a select of several one a chosen option.
fn field(html: &Html, control: ElementRef<'_>, tag: &str, kind: &str) -> Vec<Field> {
    let attribute = |name: &str| control.value().attr(name);
    let kind = match (tag, kind) {
        ("textarea", _) => FieldKind::LongText,
        ("select", _) => FieldKind::Select,
        (_, "hidden") => FieldKind::Hidden,
        (_, "radio") => FieldKind::Radio,
        (_, "checkbox") => FieldKind::Checkbox,
        (_, "file") => FieldKind::File,
        _ => FieldKind::Text,
    };
    let mut field = Field {
        name: attribute("name").unwrap_or_default().to_owned(),
        label: label(html, control),
        legend: legend(control),
        kind,
        value: attribute("value").unwrap_or_default().to_owned(),
        on: true,
        error: error(html, control),
        options: Vec::new(),
        file: None,
    };
    match kind {
        FieldKind::LongText => field.value = control.text().collect(),
        FieldKind::Radio | FieldKind::Checkbox => {
            field.value = attribute("value").unwrap_or("on").to_owned();
            field.on = attribute("checked").is_some();
        }
        FieldKind::Select => return chosen(control, field),
        _ => {}
    }
    vec![field]
}

fn chosen(control: ElementRef<'_>, mut field: Field) -> Vec<Field> {
    let mut chosen = Vec::new();
    let options = control.descendants().filter_map(ElementRef::wrap);
    for option in options.filter(|e| e.value().name() == "option") {
        let text = words(option);
        let value = option.value().attr("value").map_or_else(|| text.clone(), str::to_owned);
        if option.value().attr("selected").is_some() {
            chosen.push(value.clone());
        }
        field.options.push(Choice { text, value });
    }
    if control.value().attr("multiple").is_some() {
        let one = |value: String| Field { value, ..field.clone() };
        return chosen.into_iter().map(one).collect();
    }
    let first = field.options.first().map(|option| option.value.clone());
    match chosen.pop().or(first) {
        Some(value) => vec![Field { value, ..field }],
        None => Vec::new(),
    }
}

fn label(html: &Html, control: ElementRef<'_>) -> String {
    if let Some(id) = control.value().attr("id") {
        let tied = select(html, "label[for]").into_iter();
        if let Some(label) = tied.into_iter().find(|l| l.value().attr("for") == Some(id)) {
            return words(label);
        }
    }
    if let Some(label) = ancestor(control, "label") {
        return words(label);
    }
    if let Some(ids) = control.value().attr("aria-labelledby") {
        return by_ids(html, ids, |_| true);
    }
    squeezed(control.value().attr("aria-label").unwrap_or_default())
}

fn legend(control: ElementRef<'_>) -> String {
    let Some(set) = ancestor(control, "fieldset") else {
        return String::new();
    };
    let legend = set.children().filter_map(ElementRef::wrap).find(|e| e.value().name() == "legend");
    legend.map(words).unwrap_or_default()
}

/// The message that describes this control or the group it stands in.
fn error(html: &Html, control: ElementRef<'_>) -> String {
    let own = control.value().attr("aria-describedby");
    let set = ancestor(control, "fieldset").and_then(|set| set.value().attr("aria-describedby"));
    let is_error = |e: ElementRef<'_>| e.value().classes().any(|class| class == "err");
    let said = [own, set].into_iter().flatten().map(|ids| by_ids(html, ids, is_error));
    let said = said.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    said.strip_prefix("Error:").map_or(said.clone(), |rest| rest.trim().to_owned())
}

fn by_ids(html: &Html, ids: &str, keep: impl Fn(ElementRef<'_>) -> bool) -> String {
    let all = select(html, "[id]");
    let of = |id: &str| all.iter().find(|e| e.value().id() == Some(id)).copied();
    let found = ids.split_whitespace().filter_map(of).filter(|e| keep(*e));
    found.map(words).collect::<Vec<_>>().join(" ")
}

fn ancestor<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == name)
}

fn is_disabled(control: ElementRef<'_>) -> bool {
    let sets = control.ancestors().filter_map(ElementRef::wrap);
    control.value().attr("disabled").is_some()
        || sets.into_iter().any(|e| e.value().name() == "fieldset" && e.value().attr("disabled").is_some())
}

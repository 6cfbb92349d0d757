//! A form as a browser handles it: fields found by their labels, filled in, and sent.

use scraper::{ElementRef, Html};

use super::{resolve, select, squeezed, words};

/// A form of a page, with the values its fields have at the moment.
#[derive(Clone, Debug)]
pub struct Form {
    /// `GET` or `POST`.
    pub method: String,
    /// Where it is sent; a path while that is on the same site.
    pub action: String,
    /// Whether it is sent as `multipart/form-data`.
    pub multipart: bool,
    pub fields: Vec<Field>,
    pub buttons: Vec<Button>,
}

/// One control of a form; of a group of radios or checkboxes, one of them.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    /// The whole words of its label; empty for hidden fields.
    pub label: String,
    /// The words of the legend it stands under; empty when it stands under none.
    pub legend: String,
    pub kind: FieldKind,
    /// What is sent for it. For radios and checkboxes: when they are on.
    pub value: String,
    /// Radios and checkboxes: whether it is on. All others: true.
    pub on: bool,
    /// The words of its own error message, without "Error:"; empty when it has none.
    pub error: String,
    /// A select's options.
    pub options: Vec<Choice>,
    file: Option<Upload>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Hidden,
    Text,
    LongText,
    Radio,
    Checkbox,
    Select,
    File,
}

/// One option of a select.
#[derive(Clone, Debug)]
pub struct Choice {
    pub text: String,
    pub value: String,
}

/// What sends the form.
#[derive(Clone, Debug)]
pub struct Button {
    pub text: String,
    name: Option<String>,
    value: String,
    action: Option<String>,
    method: Option<String>,
}

/// A file as it is sent with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The name of the field.
    pub field: String,
    pub file_name: String,
    pub media_type: String,
    pub content: Vec<u8>,
}

/// What a browser sends for a form.
#[derive(Clone, Debug)]
pub struct Submission {
    pub method: String,
    pub action: String,
    /// Names and values in the order of the page, line ends as CRLF.
    pub fields: Vec<(String, String)>,
    pub multipart: bool,
    /// The chosen files; an upload field left empty is in here with no name and no content, as a
    /// browser sends it.
    pub files: Vec<Upload>,
}

impl Form {
    /// Sets the field with this label or name: types the text, or chooses the option, radio or
    /// checkbox of the group that reads or is valued so. A label that stands in several groups is
    /// told apart as `legend / label`.
    ///
    /// # Errors
    /// When there is no such field or choice; the fields of the form are then named.
    pub fn set(&mut self, key: &str, value: &str) -> Result<&mut Self, String> {
        let found = self.find(key)?;
        let wanted = squeezed(value);
        let Some(first) = found.first().and_then(|i| self.fields.get(*i)) else {
            return Err(self.missing(key));
        };
        match first.kind {
            FieldKind::Radio | FieldKind::Checkbox => {
                let reads = |field: &Field| field.value == value || field.label == wanted;
                let at = found
                    .iter()
                    .find(|i| self.fields.get(**i).is_some_and(reads))
                    .copied();
                let at = at.ok_or_else(|| {
                    let all = found.iter().filter_map(|i| self.fields.get(*i));
                    let all: Vec<_> = all.map(|f| (&f.value, &f.label)).collect();
                    format!("“{key}” has no choice “{value}”; there is {all:?}")
                })?;
                self.turn_on(at);
            }
            FieldKind::Select => {
                let reads = |o: &&Choice| o.value == value || o.text == wanted;
                let chosen = first.options.iter().find(reads).map(|o| o.value.clone());
                let chosen = chosen.ok_or_else(|| {
                    let all: Vec<_> = first.options.iter().map(|o| &o.text).collect();
                    format!("“{key}” has no choice “{value}”; there is {all:?}")
                })?;
                self.write(&found, &chosen);
            }
            FieldKind::File => return Err(format!("“{key}” takes a file: use attach")),
            FieldKind::Hidden | FieldKind::Text | FieldKind::LongText => self.write(&found, value),
        }
        Ok(self)
    }

    /// Sets several fields, each as [`Form::set`].
    ///
    /// # Errors
    /// As [`Form::set`].
    pub fn fill(&mut self, all: &[(&str, &str)]) -> Result<&mut Self, String> {
        for (key, value) in all {
            self.set(key, value)?;
        }
        Ok(self)
    }

    /// Turns on the radio or checkbox with this label (or name, when it is the only one).
    ///
    /// # Errors
    /// As [`Form::set`].
    pub fn choose(&mut self, key: &str) -> Result<&mut Self, String> {
        let at = self.one_choice(key)?;
        self.turn_on(at);
        Ok(self)
    }

    /// Turns off the checkbox with this label (or name, when it is the only one).
    ///
    /// # Errors
    /// As [`Form::set`].
    pub fn uncheck(&mut self, key: &str) -> Result<&mut Self, String> {
        let at = self.one_choice(key)?;
        if let Some(field) = self.fields.get_mut(at) {
            field.on = false;
        }
        Ok(self)
    }

    /// Chooses a file for the upload field with this label or name.
    ///
    /// # Errors
    /// As [`Form::set`].
    pub fn attach(
        &mut self,
        key: &str,
        file_name: &str,
        media_type: &str,
        content: &[u8],
    ) -> Result<&mut Self, String> {
        let found = self.find(key)?;
        let is_file = |i: &&usize| {
            self.fields
                .get(**i)
                .is_some_and(|f| f.kind == FieldKind::File)
        };
        let at = found.iter().find(is_file).copied();
        let Some(field) = at.and_then(|i| self.fields.get_mut(i)) else {
            return Err(format!("“{key}” takes no file"));
        };
        field.file = Some(Upload {
            field: field.name.clone(),
            file_name: file_name.to_owned(),
            media_type: media_type.to_owned(),
            content: content.to_vec(),
        });
        Ok(self)
    }

    /// The present value of the field with this label or name: of a group, the value that is on.
    pub fn value(&self, key: &str) -> Option<&str> {
        let found = self.find(key).ok()?;
        let mut fields = found.iter().filter_map(|i| self.fields.get(*i));
        fields
            .find(|field| field.on)
            .map(|field| field.value.as_str())
    }

    /// The error message beside the field with this label or name.
    pub fn error(&self, key: &str) -> Option<&str> {
        let found = self.candidates(key);
        let mut fields = found.iter().filter_map(|i| self.fields.get(*i));
        fields
            .find(|field| !field.error.is_empty())
            .map(|field| field.error.as_str())
    }

    /// Whether there is a field with this label or name.
    pub fn has(&self, key: &str) -> bool {
        !self.candidates(key).is_empty()
    }

    /// What is sent when the button that reads so is pressed.
    ///
    /// # Errors
    /// When there is no such button.
    pub fn submit(&self, button: &str) -> Result<Submission, String> {
        let wanted = squeezed(button);
        let found = self.buttons.iter().find(|b| b.text == wanted);
        let button = found.ok_or_else(|| {
            let all: Vec<_> = self.buttons.iter().map(|b| &b.text).collect();
            format!("no button “{button}”; there is {all:?}")
        })?;
        let mut sent = Submission {
            method: button.method.clone().unwrap_or_else(|| self.method.clone()),
            action: button.action.clone().unwrap_or_else(|| self.action.clone()),
            fields: Vec::new(),
            multipart: self.multipart,
            files: Vec::new(),
        };
        for field in self.fields.iter().filter(|f| f.on && !f.name.is_empty()) {
            if field.kind == FieldKind::File && self.multipart {
                sent.files
                    .push(field.file.clone().unwrap_or_else(|| Upload {
                        field: field.name.clone(),
                        file_name: String::new(),
                        media_type: "application/octet-stream".to_owned(),
                        content: Vec::new(),
                    }));
            } else {
                sent.fields.push((field.name.clone(), crlf(&field.value)));
            }
        }
        if let Some(name) = &button.name {
            sent.fields.push((name.clone(), button.value.clone()));
        }
        Ok(sent)
    }

    /// The fields that a person fills in, each `legend / label` or label or name, for messages.
    pub fn names(&self) -> Vec<String> {
        let seen = self.fields.iter().filter(|f| f.kind != FieldKind::Hidden);
        seen.map(|f| match (f.legend.as_str(), f.label.as_str()) {
            ("", "") => f.name.clone(),
            ("", label) => label.to_owned(),
            (legend, label) => format!("{legend} / {label}"),
        })
        .collect()
    }

    /// The places of the fields this key means: those so named, else so labelled, else those under
    /// the legend so worded, else those whose `legend / label` is so worded. Hidden fields only
    /// where there is no other.
    fn candidates(&self, key: &str) -> Vec<usize> {
        let wanted = squeezed(key);
        let seen = |f: &Field| f.kind != FieldKind::Hidden;
        let rules: [&dyn Fn(&Field) -> bool; 5] = [
            &|f| f.name == key && seen(f),
            &|f| !f.label.is_empty() && f.label == wanted,
            &|f| !f.legend.is_empty() && f.legend == wanted,
            &|f| format!("{} / {}", f.legend, f.label) == wanted,
            &|f| f.name == key,
        ];
        let all = || self.fields.iter().enumerate();
        let found = rules
            .iter()
            .map(|rule| all().filter(|(_, f)| rule(f)).map(|(i, _)| i).collect());
        found
            .into_iter()
            .find(|found: &Vec<usize>| !found.is_empty())
            .unwrap_or_default()
    }

    /// The same, where they are one field or the choices of one group.
    fn find(&self, key: &str) -> Result<Vec<usize>, String> {
        let found = self.candidates(key);
        let fields: Vec<&Field> = found.iter().filter_map(|i| self.fields.get(*i)).collect();
        let Some(first) = fields.first() else {
            return Err(self.missing(key));
        };
        let choices = |f: &&Field| matches!(f.kind, FieldKind::Radio | FieldKind::Checkbox);
        if fields.iter().all(|f| f.name == first.name) || fields.iter().all(choices) {
            return Ok(found);
        }
        Err(format!("“{key}” may be any of several: {:?}", self.names()))
    }

    fn one_choice(&self, key: &str) -> Result<usize, String> {
        let found = self.find(key)?;
        let kind = |i: usize| self.fields.get(i).map(|f| f.kind);
        match found.as_slice() {
            [one] if matches!(kind(*one), Some(FieldKind::Radio | FieldKind::Checkbox)) => Ok(*one),
            [_] => Err(format!("“{key}” can't be ticked")),
            _ => Err(format!("“{key}” may be any of several: {:?}", self.names())),
        }
    }

    fn turn_on(&mut self, at: usize) {
        let Some(chosen) = self.fields.get_mut(at) else {
            return;
        };
        chosen.on = true;
        if chosen.kind == FieldKind::Radio {
            let name = chosen.name.clone();
            for (i, field) in self.fields.iter_mut().enumerate() {
                if i != at && field.kind == FieldKind::Radio && field.name == name {
                    field.on = false;
                }
            }
        }
    }

    fn write(&mut self, at: &[usize], value: &str) {
        if let Some(field) = at.first().and_then(|i| self.fields.get_mut(*i)) {
            field.value = value.to_owned();
        }
    }

    fn missing(&self, key: &str) -> String {
        format!(
            "no field “{key}” in the form to {}; there is {:?}",
            self.action,
            self.names()
        )
    }
}

/// All forms of a page, in its order.
pub(super) fn all(html: &Html, address: &str) -> Vec<Form> {
    select(html, "form")
        .into_iter()
        .map(|form| read(html, form, address))
        .collect()
}

fn read(html: &Html, form: ElementRef<'_>, address: &str) -> Form {
    let method = |text: &str| text.to_ascii_uppercase();
    let id = form.value().attr("id");
    let mut found = Form {
        method: form
            .value()
            .attr("method")
            .map_or_else(|| "GET".to_owned(), method),
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
        let kind =
            control
                .value()
                .attr("type")
                .unwrap_or(if tag == "button" { "submit" } else { "" });
        if !own || is_disabled(control) || matches!(kind, "button" | "reset" | "image") {
            continue;
        }
        if kind == "submit" {
            let value = control.value().attr("value").unwrap_or_default().to_owned();
            found.buttons.push(Button {
                text: if tag == "button" {
                    words(control)
                } else {
                    squeezed(&value)
                },
                name: control.value().attr("name").map(str::to_owned),
                value,
                action: control
                    .value()
                    .attr("formaction")
                    .map(|a| resolve(address, a)),
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
        let value = option
            .value()
            .attr("value")
            .map_or_else(|| text.clone(), str::to_owned);
        if option.value().attr("selected").is_some() {
            chosen.push(value.clone());
        }
        field.options.push(Choice { text, value });
    }
    if control.value().attr("multiple").is_some() {
        let one = |value: String| Field {
            value,
            ..field.clone()
        };
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
    let legend = set
        .children()
        .filter_map(ElementRef::wrap)
        .find(|e| e.value().name() == "legend");
    legend.map(words).unwrap_or_default()
}

/// The message that describes this control or the group it stands in.
fn error(html: &Html, control: ElementRef<'_>) -> String {
    let own = control.value().attr("aria-describedby");
    let set = ancestor(control, "fieldset").and_then(|set| set.value().attr("aria-describedby"));
    let is_error = |e: ElementRef<'_>| e.value().classes().any(|class| class == "err");
    let said = [own, set]
        .into_iter()
        .flatten()
        .map(|ids| by_ids(html, ids, is_error));
    let said = said
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    said.strip_prefix("Error:")
        .map_or(said.clone(), |rest| rest.trim().to_owned())
}

fn by_ids(html: &Html, ids: &str, keep: impl Fn(ElementRef<'_>) -> bool) -> String {
    let all = select(html, "[id]");
    let of = |id: &str| all.iter().find(|e| e.value().id() == Some(id)).copied();
    let found = ids.split_whitespace().filter_map(of).filter(|e| keep(*e));
    found.map(words).collect::<Vec<_>>().join(" ")
}

fn ancestor<'a>(element: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|e| e.value().name() == name)
}

fn is_disabled(control: ElementRef<'_>) -> bool {
    let sets = control.ancestors().filter_map(ElementRef::wrap);
    control.value().attr("disabled").is_some()
        || sets
            .into_iter()
            .any(|e| e.value().name() == "fieldset" && e.value().attr("disabled").is_some())
}

/// Line ends as a browser sends them.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\n', "\r\n")
}

//! A form as a browser handles it: fields found by their labels, filled in, and sent.

use super::squeezed;

#[path = "html_read.rs"]
mod read;
pub(super) use read::all;

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
                let at = found.iter().find(|i| self.fields.get(**i).is_some_and(reads)).copied();
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
        let is_file = |i: &&usize| self.fields.get(**i).is_some_and(|f| f.kind == FieldKind::File);
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
        fields.find(|field| field.on).map(|field| field.value.as_str())
    }

    /// The error message beside the field with this label or name.
    pub fn error(&self, key: &str) -> Option<&str> {
        let found = self.candidates(key);
        let mut fields = found.iter().filter_map(|i| self.fields.get(*i));
        fields.find(|field| !field.error.is_empty()).map(|field| field.error.as_str())
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
                sent.files.push(field.file.clone().unwrap_or_else(|| Upload {
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
        let found = rules.iter().map(|rule| all().filter(|(_, f)| rule(f)).map(|(i, _)| i).collect());
        found.into_iter().find(|found: &Vec<usize>| !found.is_empty()).unwrap_or_default()
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
        format!("no field “{key}” in the form to {}; there is {:?}", self.action, self.names())
    }
}

/// Line ends as a browser sends them.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

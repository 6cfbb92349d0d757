//! Real files to hand in: those the house takes, and those it refuses with a message.

use std::path::Path;

use super::steps::File;

/// One file.
pub struct Owned {
    pub name: String,
    pub media_type: String,
    pub content: Vec<u8>,
}

/// Files of `documents/benign` and `documents/logos`.
pub struct Files {
    accepted: Vec<Owned>,
    refused: Vec<Owned>,
}

impl Files {
    /// Reads them; what the house takes is judged by its own rules.
    pub fn read(data: &Path) -> Result<Self, String> {
        let (mut accepted, mut refused) = (Vec::new(), Vec::new());
        for folder in ["documents/benign", "documents/logos"] {
            let folder = data.join(folder);
            let list =
                std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            let mut paths: Vec<_> = list.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            paths.sort();
            for path in paths {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let content = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                let cursor = std::io::Cursor::new(&content);
                let known = imprimatur::documents::kinds::recognise(&name, cursor, 20 << 20);
                let media_type = match &known {
                    Ok(known) => known.kind.media_type().to_owned(),
                    Err(_) => "application/octet-stream".to_owned(),
                };
                let to = if known.is_ok() { &mut accepted } else { &mut refused };
                to.push(Owned { name, media_type, content });
            }
        }
        if accepted.is_empty() {
            Err("no file that the house takes".to_owned())
        } else {
            Ok(Self { accepted, refused })
        }
    }

    /// The file for one request.
    pub fn accepted(&self, number: usize) -> File<'_> {
        match self.accepted.get(number % self.accepted.len().max(1)) {
            Some(file) => File { name: &file.name, media_type: &file.media_type, content: &file.content },
            None => File { name: "nothing", media_type: "text/plain", content: &[] },
        }
    }

    /// Every twentieth request tries one that is refused first.
    pub fn refused(&self, number: usize) -> Option<&Owned> {
        if number % 20 == 7 { self.refused.get(number / 20 % self.refused.len().max(1)) } else { None }
    }
}

//! An upload as a browser sends it: the fields of the form first (the session's token before all), then one file, which
//! is streamed into quarantine with a cap. Nothing is kept here: the caller looks at it and decides.

use actix_multipart::{Field, Multipart};
use std::time::Duration;

use actix_web::web;
use futures_util::{StreamExt, TryStreamExt};

use super::files::{FileProblem, FileStore, Incoming, Sealed};
use super::kinds::{self, Active, KindProblem};
use crate::config::Limits;
use crate::error::{Error, Result};
use crate::say::{self, Msg, documents as t};
use crate::web::Form;

/// Most bytes of one field that is not the file.
const MOST_FIELD: usize = 32 * 1024;
/// Most fields beside the file.
const MOST_FIELDS: usize = 20;
/// Bytes handed to the disk at once.
const CHUNK: usize = 512 * 1024;
/// A file over the cap is read on so far, so that the browser gets the page that says so.
const MOST_DRAINED: u64 = 64 * 1024 * 1024;

/// What came.
#[derive(Debug)]
pub struct Upload {
    /// The fields beside the file; the token was checked.
    pub form: Form,
    /// The file, when one was chosen.
    pub file: Option<UploadedFile>,
}

/// A file in quarantine, or why it did not get there.
#[derive(Debug)]
pub struct UploadedFile {
    /// What the person's file is called, cleaned.
    pub name: String,
    /// The file.
    pub content: std::result::Result<Sealed, FileProblem>,
}

/// Reads an upload of one file. Whatever ends it, a lost connection or one that fell silent, nothing stays in quarantine.
///
/// # Errors
/// Refused when it is no such form, or takes too long; a conflict when the token is not the session's; internal when the
/// disk fails.
pub async fn read(parts: Multipart, token: &str, files: &FileStore, limits: &Limits) -> Result<Upload> {
    let all = Duration::from_secs(limits.upload_minutes.saturating_mul(60));
    match tokio::time::timeout(all, read_all(parts, token, files, limits)).await {
        Ok(read) => read,
        Err(_) => Err(Error::Refused(t::upload_too_slow())),
    }
}

/// The next piece, unless the line fell silent.
async fn heard<T>(next: impl Future<Output = T>, limits: &Limits) -> Result<T> {
    let patience = Duration::from_secs(limits.upload_silence_seconds);
    tokio::time::timeout(patience, next).await.map_err(|_| Error::Refused(t::upload_too_slow()))
}

async fn read_all(mut parts: Multipart, token: &str, files: &FileStore, limits: &Limits) -> Result<Upload> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut file = None;
    while let Some(mut part) = heard(parts.try_next(), limits).await?.map_err(not_understood)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|about| about.get_filename()).map(str::to_owned);
        match file_name {
            None => {
                if fields.len() >= MOST_FIELDS {
                    return Err(Error::Refused(say::common::not_understood()));
                }
                let is_first = fields.is_empty();
                fields.push((name, text(&mut part, limits).await?));
                if is_first {
                    // Before anything is stored: is this a page of this session?
                    Form::from_fields(fields.clone())?.check_token(token)?;
                }
            }
            Some(_) if fields.is_empty() || file.is_some() => {
                return Err(Error::Refused(say::common::not_understood()));
            }
            Some(file_name) => file = stream(&mut part, &file_name, files, limits).await?,
        }
    }
    let mut form = Form::from_fields(fields)?;
    form.check_token(token)?;
    Ok(Upload { form, file })
}

fn not_understood(_: actix_multipart::MultipartError) -> Error {
    Error::Refused(say::common::not_understood())
}

async fn text(part: &mut Field, limits: &Limits) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = heard(part.try_next(), limits).await?.map_err(not_understood)? {
        if bytes.len() + chunk.len() > MOST_FIELD {
            return Err(Error::Refused(say::common::too_much_sent()));
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Error::Refused(say::common::not_understood()))
}

/// Streams a file; none when no file was chosen (browsers then send an empty one without a name).
async fn stream(
    part: &mut Field,
    file_name: &str,
    files: &FileStore,
    limits: &Limits,
) -> Result<Option<UploadedFile>> {
    let most = limits.file_bytes;
    let store = files.clone();
    let mut incoming = Some(blocking(move || store.incoming(most)).await??);
    let mut problem = None;
    let mut buffer = Vec::with_capacity(CHUNK);
    let mut seen: u64 = 0;
    while let Some(chunk) = heard(part.next(), limits).await? {
        let chunk = chunk.map_err(not_understood)?;
        seen = seen.saturating_add(chunk.len() as u64);
        if problem.is_some() {
            if seen > most.saturating_add(MOST_DRAINED) {
                return Err(Error::Refused(say::common::too_much_sent()));
            }
            continue;
        }
        buffer.extend_from_slice(&chunk);
        if buffer.len() >= CHUNK {
            (incoming, problem) = write(incoming, std::mem::take(&mut buffer)).await?;
        }
    }
    if problem.is_none() && !buffer.is_empty() {
        (incoming, problem) = write(incoming, buffer).await?;
    }
    let name = clean_name(file_name);
    if seen == 0 && name.is_empty() {
        return Ok(None);
    }
    let content = match (problem, incoming) {
        (Some(problem), _) => Err(problem),
        (None, Some(incoming)) => blocking(move || incoming.seal()).await?,
        (None, None) => return Err(Error::internal("an upload lost its file")),
    };
    Ok(Some(UploadedFile { name, content }))
}

async fn write(
    incoming: Option<Incoming>,
    bytes: Vec<u8>,
) -> Result<(Option<Incoming>, Option<FileProblem>)> {
    blocking(move || match incoming {
        None => (None, None),
        Some(mut incoming) => match incoming.write(&bytes) {
            Ok(()) => (Some(incoming), None),
            Err(problem) => (None, Some(problem)),
        },
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    web::block(work).await.map_err(Error::internal)
}

/// The name without a path, control characters and overrides of direction; 150 characters at most, the ending kept.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .collect();
    let plain = plain.trim();
    if plain.chars().count() <= 150 {
        return plain.to_owned();
    }
    let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
    let ending: String = ending.chars().take(10).collect();
    format!("{}.{ending}", stem.chars().take(138).collect::<String>())
}

/// What is wrong with a file, in words for the person who chose it.
pub fn problem_words(problem: &KindProblem) -> Msg {
    match problem {
        KindProblem::Empty => t::file_empty(),
        KindProblem::TooBig(most) => t::file_too_big(super::size(*most)),
        KindProblem::NotAllowed(ending) if ending.is_empty() => t::file_without_ending(),
        KindProblem::NotAllowed(ending) => t::file_not_allowed(ending),
        KindProblem::NotWhatItsNameSays => t::file_not_what_it_says(),
        KindProblem::PasswordProtected => t::file_protected(),
        KindProblem::Damaged => t::file_damaged(),
        KindProblem::DimensionsTooLarge(width, height) => {
            t::file_too_wide(*width, *height, kinds::MOST_PIXELS_A_SIDE)
        }
        KindProblem::Unpacks => t::file_unpacks(),
        KindProblem::Active(Active::Macros) => t::file_macros(),
        KindProblem::Active(Active::Embedded) => t::file_embedded(),
        KindProblem::Active(Active::Elsewhere) => t::file_elsewhere(),
        KindProblem::Active(Active::Script) => t::file_script(),
        KindProblem::Active(Active::Command) => t::file_command(),
        KindProblem::Unreadable => t::file_unreadable(),
    }
}

#[cfg(test)]
mod tests {
    use super::clean_name;

    #[test]
    fn names_lose_their_path_and_keep_their_ending() {
        assert_eq!(clean_name("C:\\fake\\path\\Poster.pdf"), "Poster.pdf");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("a\u{202E}fdp.exe\r\n"), "afdp.exe");
        let long = clean_name(&format!("{}.png", "界".repeat(400)));
        assert_eq!(long.chars().count(), 142);
        assert!(long.ends_with(".png"));
    }
}

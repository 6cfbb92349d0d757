//! The configured address of the mail transport.
//!
//! - `smtp://user:password@host:port?tls=required` (the default), `?tls=opportunistic` or `?tls=none`
//! - `smtps://user:password@host:port` (TLS from the first byte)
//! - `folder:PATH`
//!
//! Signs that mean something in an address are percent-encoded in user and password.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use url::{Host, Url};

use super::smtp::{Protection as Guarded, Smtp};
use super::transport::Transport;

/// One line for whoever starts the program; the password is not in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mail transport: {0}")]
pub struct UrlProblem(String);

fn no<T>(text: impl Into<String>) -> Result<T, UrlProblem> {
    Err(UrlProblem(text.into()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Protection {
    FromStart,
    Required,
    Opportunistic,
    None,
}

pub(super) fn read(text: &str, authority: Option<&Path>) -> Result<Transport, UrlProblem> {
    let text = text.trim();
    if let Some(path) = text.strip_prefix("folder:") {
        return if path.is_empty() {
            no("folder: needs a path, as in folder:/var/mail/out")
        } else {
            Ok(Transport::Folder(PathBuf::from(path)))
        };
    }
    let Ok(url) = Url::parse(text) else {
        return no("expected smtp://host:port, smtps://host:port or folder:PATH");
    };
    let implicit = match url.scheme() {
        "smtp" => false,
        "smtps" => true,
        other => {
            return no(format!("{other:?} is not known; expected smtp, smtps or folder"));
        }
    };
    let host = match url.host() {
        Some(host) if !host.to_string().is_empty() => host.to_string().trim_matches(['[', ']']).to_owned(),
        _ => return no("the host is missing, as in smtp://mail.example.org:587"),
    };
    if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
        return no("nothing may follow the host and port but ?tls=");
    }
    let protection = protection(&url, implicit)?;
    let credentials = credentials(&url)?;
    if credentials.is_some()
        && matches!(protection, Protection::Opportunistic | Protection::None)
        && !is_here(&url)
    {
        return no("a password would cross the network unprotected; use tls=required or smtps");
    }
    let port = url.port().unwrap_or(match protection {
        Protection::FromStart => 465,
        Protection::Required => 587,
        Protection::Opportunistic | Protection::None => 25,
    });
    let parameters = || {
        let mut builder = TlsParameters::builder(host.clone());
        for certificate in authority.map(certificates).transpose()?.into_iter().flatten() {
            builder = builder.add_root_certificate(certificate);
        }
        builder.build().map_err(|error| UrlProblem(error.to_string()))
    };
    let guarded = match protection {
        Protection::FromStart => Guarded::FromStart(parameters()?),
        Protection::Required => Guarded::Required(parameters()?),
        Protection::Opportunistic => Guarded::Opportunistic(parameters()?),
        Protection::None => Guarded::None,
    };
    Ok(Transport::Smtp(Arc::new(Smtp::new(host, port, guarded, credentials))))
}

/// The certificates of a file of PEM.
fn certificates(file: &Path) -> Result<Vec<Certificate>, UrlProblem> {
    const END: &str = "-----END CERTIFICATE-----";
    let wrong = |what: String| UrlProblem(format!("the authority in {}: {what}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| wrong(error.to_string()))?;
    let pieces = text.split_inclusive(END).filter(|piece| piece.contains(END));
    let read =
        |piece: &str| Certificate::from_pem(piece.as_bytes()).map_err(|error| wrong(error.to_string()));
    let all = pieces.map(read).collect::<Result<Vec<_>, _>>()?;
    if all.is_empty() { Err(wrong("there is no certificate in it".into())) } else { Ok(all) }
}

fn protection(url: &Url, implicit: bool) -> Result<Protection, UrlProblem> {
    let mut asked = None;
    for (name, value) in url.query_pairs() {
        if name != "tls" {
            return no(format!("{name:?} is not known; only tls may follow the question mark"));
        }
        let protection = match value.as_ref() {
            "required" => Protection::Required,
            "opportunistic" => Protection::Opportunistic,
            "none" => Protection::None,
            other => {
                return no(format!("tls={other} is not known; expected required, opportunistic or none"));
            }
        };
        if asked.replace(protection).is_some() {
            return no("tls is given twice");
        }
    }
    match (implicit, asked) {
        (true, None | Some(Protection::Required)) => Ok(Protection::FromStart),
        (true, Some(_)) => no("smtps is always protected; leave out tls"),
        (false, asked) => Ok(asked.unwrap_or(Protection::Required)),
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, UrlProblem> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => no("a password without a user"),
        (_, None | Some("")) => no("a user without a password"),
        (user, Some(password)) => Ok(Some(Credentials::new(decode(user)?, decode(password)?))),
    }
}

fn decode(text: &str) -> Result<String, UrlProblem> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| {
            byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
        };
        match (digit(rest.next()), digit(rest.next())) {
            (Some(high), Some(low)) => bytes.push(high * 16 + low),
            _ => return no("a % in user or password is written %25"),
        }
    }
    String::from_utf8(bytes).or_else(|_| no("user and password must be UTF-8"))
}

/// On this machine no password crosses a network.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(text: &str) -> String {
        match read(text, None) {
            Ok(transport) => transport.describe(),
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn whole_addresses_are_read() {
        for (text, meant) in [
            ("smtp://mail.example.org", "smtp mail.example.org:587"),
            ("smtp://user:p%40ss%25@mail.example.org:2525?tls=required", "smtp mail.example.org:2525"),
            ("smtps://user:pw@mail.example.org", "smtp mail.example.org:465"),
            ("smtps://user:pw@mail.example.org?tls=required", "smtp mail.example.org:465"),
            ("smtp://mail.example.org?tls=opportunistic", "smtp mail.example.org:25"),
            ("smtp://127.0.0.1:1025?tls=none", "smtp 127.0.0.1:1025"),
            ("smtp://[::1]:1025?tls=none", "smtp ::1:1025"),
            ("smtp://user:pw@localhost:1025?tls=none", "smtp localhost:1025"),
            ("folder:/var/mail out", "folder /var/mail out"),
        ] {
            assert_eq!(describe(text), meant, "{text}");
        }
    }

    #[test]
    fn half_and_wrong_addresses_get_one_clear_line() {
        for (text, part) in [
            ("", "expected smtp://"),
            ("mail.example.org:25", "is not known"),
            ("http://example.org", "is not known"),
            ("smtp:", "host is missing"),
            ("smtp://", "host is missing"),
            ("smtp://:587", "expected smtp://"),
            ("smtp://host:99999", "expected smtp://"),
            ("folder:", "needs a path"),
            ("smtp://user@host", "a user without a password"),
            ("smtp://user:@host", "a user without a password"),
            ("smtp://:secretword@host", "a password without a user"),
            ("smtp://host/inbox", "nothing may follow"),
            ("smtp://host?tls=maybe", "tls=maybe"),
            ("smtp://host?tls=none&tls=required", "twice"),
            ("smtp://host?verify=no", "\"verify\" is not known"),
            ("smtps://host?tls=none", "always protected"),
            ("smtp://user:secretword@host?tls=none", "unprotected"),
            ("smtp://user:secretword@host?tls=opportunistic", "unprotected"),
            ("smtp://user:secretword%zz@host", "%25"),
        ] {
            let line = describe(text);
            assert!(line.starts_with("mail transport: ") && line.contains(part), "{text}: {line}");
            assert!(!line.contains("secretword") && !line.contains('\n'), "{line}");
        }
    }
}

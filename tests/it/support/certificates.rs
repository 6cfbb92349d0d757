//! Certificates for servers on loopback, made anew for each test.

use std::path::PathBuf;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};

use super::companion::scratch;

/// A certificate, its key, and the file of the authority that gave it out.
pub struct Certified {
    /// PEM.
    pub certificate: String,
    /// PEM.
    pub key: String,
    /// A file of PEM.
    pub authority: PathBuf,
    _folder: tempfile::TempDir,
}

/// A certificate for 127.0.0.1, valid for many years; an expired one when asked for.
pub fn certified(expired: bool) -> Certified {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.distinguished_name.push(DnType::CommonName, "An authority of the tests");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let authority_pem = authority.self_signed(&authority_key).unwrap().pem();
    let issuer = Issuer::new(authority, authority_key);
    let mut server = CertificateParams::new(vec!["127.0.0.1".to_owned(), "localhost".to_owned()]).unwrap();
    if expired {
        server.not_before = date_time_ymd(2001, 1, 1);
        server.not_after = date_time_ymd(2002, 1, 1);
    }
    let key = KeyPair::generate().unwrap();
    let certificate = server.signed_by(&key, &issuer).unwrap().pem();
    let folder = tempfile::Builder::new().prefix("authority.").tempdir_in(scratch()).unwrap();
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, authority_pem).unwrap();
    Certified { certificate, key: key.serialize_pem(), authority: file, _folder: folder }
}

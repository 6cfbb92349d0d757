use super::*;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn store() -> (tempfile::TempDir, FileStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::open(folder.path().join("files")).unwrap();
    (folder, store)
}

fn waiting(store: &FileStore) -> usize {
    fs::read_dir(store.quarantine()).unwrap().count()
}

#[test]
fn bytes_come_back_under_their_hash() {
    let (_folder, store) = store();
    let mut incoming = store.incoming(100).unwrap();
    incoming.write(b"a").unwrap();
    incoming.write(b"bc").unwrap();
    let sealed = incoming.seal().unwrap();
    assert_eq!(sealed.about().size, 3);
    assert_eq!(io::read_to_string(sealed.read().unwrap()).unwrap(), "abc");
    assert!(!store.contains(ABC));
    let stored = sealed.keep().unwrap();
    assert_eq!(stored, Stored { sha256: ABC.to_owned(), size: 3 });
    assert_eq!(io::read_to_string(store.read(ABC).unwrap()).unwrap(), "abc");
    assert!(store.path_of(ABC).unwrap().ends_with(format!("ba/78/{ABC}")));
    assert_eq!(waiting(&store), 0);
    assert!(store.is_intact(ABC).unwrap());
}

#[test]
fn the_same_content_is_there_once_and_heals_a_damaged_one() {
    let (_folder, store) = store();
    store.store(&b"abc"[..], 3).unwrap();
    fs::write(store.path_of(ABC).unwrap(), b"rotten").unwrap();
    assert!(!store.is_intact(ABC).unwrap());
    store.store(&b"abc"[..], 3).unwrap();
    assert!(store.is_intact(ABC).unwrap());
    assert_eq!(fs::read_dir(store.path_of(ABC).unwrap().parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn too_much_and_broken_off_leave_nothing_behind() {
    let (_folder, store) = store();
    assert!(matches!(store.store(&b"abcd"[..], 3), Err(FileProblem::TooBig(3))));
    assert_eq!(waiting(&store), 0);
    let mut incoming = store.incoming(100).unwrap();
    incoming.write(b"half").unwrap();
    assert_eq!(waiting(&store), 1);
    drop(incoming);
    assert_eq!(waiting(&store), 0);
    drop(store.incoming(10).unwrap().seal().unwrap());
    let mut incoming = store.incoming(3).unwrap();
    incoming.write(b"abc").unwrap();
    assert!(incoming.write(b"d").is_err());
    assert!(matches!(incoming.finish(), Err(FileProblem::Lost(_))), "no half file is taken for whole");
    assert_eq!(waiting(&store), 0);
}

#[test]
fn a_name_reaches_no_other_path() {
    let (_folder, store) = store();
    for name in ["", "../../../etc/passwd", "quarantine", &"é".repeat(32), &ABC.to_uppercase(), &ABC[1..]] {
        assert_eq!(store.read(name).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{name}");
    }
    assert_eq!(store.read(ABC).unwrap_err().kind(), io::ErrorKind::NotFound);
    assert!(!store.is_intact(ABC).unwrap());
}

#[test]
fn leftovers_are_swept_and_uploads_under_way_are_not() {
    let (_folder, store) = store();
    fs::write(store.quarantine().join("left"), b"x").unwrap();
    let mut incoming = store.incoming(10).unwrap();
    incoming.write(b"abc").unwrap();
    assert_eq!(store.sweep_quarantine().unwrap(), 1);
    let sealed = incoming.seal().unwrap();
    assert_eq!(store.sweep_quarantine().unwrap(), 0);
    sealed.keep().unwrap();
    assert!(store.contains(ABC));
    assert_eq!(waiting(&store), 0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, store) = store();
    store.store(&b"abc"[..], 3).unwrap();
    let mode = fs::metadata(store.path_of(ABC).unwrap()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

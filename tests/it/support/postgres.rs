//! One temporary PostgreSQL cluster for the whole test process, made of the installed binaries.
//!
//! It listens on a Unix socket in its own folder only, trusts whoever can reach that folder, and
//! forgoes every safety of the disk. The binaries are those of `IMPRIMATUR_TEST_POSTGRES_BIN`, of
//! Debian's folders (the newest), or of `PATH`.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use diesel::{Connection, PgConnection, connection::SimpleConnection};

use super::companion::{Companion, is_root, on_path};

const TEMPLATE: &str = "imprimatur_template";

/// PostgreSQL refuses to run as root; then the user whom its package made runs it.
const SERVER_USER: &str = "postgres";

/// `$1` holds the folder of the binaries, `$2` the folder to make ours in.
const SCRIPT: &str = r#"
bin=$1
base=$2
[ "${#base}" -le 60 ] && [ -w "$base" ] && [ -x "$base" ] || base=/tmp
folder=$(mktemp -d "$base/imprimatur-pg.XXXXXX") || { echo "no folder can be made in $base"; exit 1; }
cd "$folder" || exit 1
log=$folder/log
tidy() {
  [ -f data/postmaster.pid ] && "$bin/pg_ctl" stop -D data -m immediate -w >/dev/null 2>&1
  cd / && rm -rf "$folder"
}
failed() {
  echo "$1: $(tail -n 3 "$log" | tr '\n' ' ')"
  tidy
  exit 1
}
"$bin/initdb" -D data -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 --no-sync \
  </dev/null >"$log" 2>&1 || failed "initdb failed"
cat >>data/postgresql.conf <<EOF
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 500
shared_buffers = 64MB
autovacuum = off
jit = off
EOF
"$bin/pg_ctl" start -D data -w -t 60 -l "$log" </dev/null >/dev/null 2>&1 || failed "the server did not start"
echo "ready $folder"
cat >/dev/null
tidy
"#;

struct Cluster {
    _companion: Companion,
    socket: String,
    /// The one connection that creates and drops; also the guard against doing so at once.
    admin: Mutex<PgConnection>,
    next: AtomicU64,
}

/// A database of its own for one test; dropped with this value.
pub struct Database {
    /// What the product is given as its database URL.
    pub url: String,
    name: String,
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Ok(cluster) = cluster() {
            let mut admin = cluster.admin.lock().unwrap_or_else(PoisonError::into_inner);
            let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
            let _ = admin.batch_execute(&sql);
        }
    }
}

/// A migrated, otherwise empty database.
///
/// # Errors
/// Why there is no PostgreSQL here, in words.
pub fn fresh() -> Result<Database, String> {
    let cluster = cluster()?;
    let number = cluster.next.fetch_add(1, Ordering::Relaxed);
    let name = format!("test_{number}");
    let mut admin = cluster.admin.lock().unwrap_or_else(PoisonError::into_inner);
    admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).map_err(|e| e.to_string())?;
    Ok(Database { url: cluster.url(&name), name })
}

/// An empty database with no table in it, for the tests of the migrations themselves.
///
/// # Errors
/// As [`fresh`].
pub fn empty() -> Result<Database, String> {
    let cluster = cluster()?;
    let number = cluster.next.fetch_add(1, Ordering::Relaxed);
    let name = format!("test_{number}");
    let mut admin = cluster.admin.lock().unwrap_or_else(PoisonError::into_inner);
    admin.batch_execute(&format!("CREATE DATABASE {name}")).map_err(|e| e.to_string())?;
    Ok(Database { url: cluster.url(&name), name })
}

fn cluster() -> Result<&'static Cluster, String> {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::start).as_ref().map_err(Clone::clone)
}

impl Cluster {
    fn start() -> Result<Self, String> {
        let bin = binaries().ok_or("install Debian's package postgresql")?;
        let user = is_root().then_some(SERVER_USER);
        let (companion, socket) = Companion::start(user, SCRIPT, &[bin.as_path(), &std::env::temp_dir()])
            .map_err(|why| format!("PostgreSQL from {} did not start: {why}", bin.display()))?;
        let admin = PgConnection::establish(&url(&socket, "postgres"))
            .map_err(|e| format!("no connection to the temporary PostgreSQL: {e}"))?;
        let cluster =
            Self { _companion: companion, socket, admin: Mutex::new(admin), next: AtomicU64::new(1) };
        cluster.make_template()?;
        Ok(cluster)
    }

    fn make_template(&self) -> Result<(), String> {
        let mut admin = self.admin.lock().unwrap_or_else(PoisonError::into_inner);
        admin.batch_execute(&format!("CREATE DATABASE {TEMPLATE}")).map_err(|e| e.to_string())?;
        super::databases::migrate(&self.url(TEMPLATE));
        admin
            .batch_execute(&format!("ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false"))
            .map_err(|e| e.to_string())
    }

    fn url(&self, database: &str) -> String {
        url(&self.socket, database)
    }
}

fn url(socket: &str, database: &str) -> String {
    format!("postgres:///{database}?host={socket}&port=5432&user=postgres")
}

fn binaries() -> Option<PathBuf> {
    let complete = |folder: &Path| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file();
    if let Some(folder) = std::env::var_os("IMPRIMATUR_TEST_POSTGRES_BIN") {
        return Some(PathBuf::from(folder)).filter(|f| complete(f));
    }
    let newest = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, bin)| complete(bin))
        .max_by_key(|(version, _)| *version);
    match newest {
        Some((_, bin)) => Some(bin),
        None => on_path(&["initdb"])?.parent().map(Path::to_path_buf).filter(|f| complete(f)),
    }
}

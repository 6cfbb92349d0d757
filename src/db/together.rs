//! One read for everybody who asks for the same thing at the same time. Each is told what was read after asking, never
//! before, so nobody learns less than by a read of their own; under a crowd a few reads serve all of it.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::{Conn, Db};
use crate::error::Result;

/// Who waits for a read.
pub struct Together<T>(Arc<Mutex<Waiting<T>>>);

struct Waiting<T> {
    asked: Vec<oneshot::Sender<T>>,
    /// Somebody reads, and goes on until nobody waits.
    reading: bool,
}

impl<T> Default for Together<T> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Waiting { asked: Vec::new(), reading: false })))
    }
}

impl<T: Clone + Send + 'static> Together<T> {
    /// What `f` reads in a snapshot that is taken after this was called.
    ///
    /// # Errors
    /// As [`Db::read`]. When the common read fails, each reads for itself and is given its own error.
    pub async fn read<F>(&self, db: &Db, f: F) -> Result<T>
    where
        F: Fn(&mut Conn) -> Result<T> + Clone + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let reads_already = {
            let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.asked.push(tell);
            std::mem::replace(&mut waiting.reading, true)
        };
        if !reads_already {
            let reading = Reading { waiting: self.0.clone(), over: false };
            tokio::spawn(read_on(reading, db.clone(), f.clone()));
        }
        match told.await {
            Ok(found) => Ok(found),
            Err(_) => db.read(f).await,
        }
    }
}

/// Reads for those who wait, until nobody does.
async fn read_on<T, F>(mut reading: Reading<T>, db: Db, f: F)
where
    T: Clone + Send + 'static,
    F: Fn(&mut Conn) -> Result<T> + Clone + Send + 'static,
{
    while let Some(asked) = reading.next() {
        if let Ok(found) = db.read(f.clone()).await {
            for one in asked {
                one.send(found.clone()).ok();
            }
        }
    }
}

/// The one that reads. However it ends, nobody is left waiting for it.
struct Reading<T> {
    waiting: Arc<Mutex<Waiting<T>>>,
    over: bool,
}

impl<T> Reading<T> {
    /// Those who asked since; when nobody did the reading is over, and the next who asks begins anew.
    fn next(&mut self) -> Option<Vec<oneshot::Sender<T>>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        self.over = waiting.asked.is_empty();
        waiting.reading = !self.over;
        waiting.reading.then(|| std::mem::take(&mut waiting.asked))
    }
}

impl<T> Drop for Reading<T> {
    fn drop(&mut self) {
        // The runtime ended in the midst of it, or a panic did: whoever waits reads for itself.
        if !self.over {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.reading = false;
            waiting.asked.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::clock::Clock;
    use crate::db::{Url, portable};

    fn house(folder: &tempfile::TempDir) -> Db {
        let url = Url::Sqlite(folder.path().join("imprimatur.db"));
        Db::open(&url, Clock::System, crate::effects::HOOKS, "http://127.0.0.1:8080").unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_readers_share_few_reads_and_none_is_told_what_was_before() {
        let folder = tempfile::tempdir().unwrap();
        let db = house(&folder);
        let (together, reads) = (Together::default(), Arc::new(AtomicUsize::new(0)));
        let count = {
            let reads = reads.clone();
            move |conn: &mut Conn| {
                reads.fetch_add(1, Ordering::SeqCst);
                portable::public_changes(conn)
            }
        };
        for change in 1..=20 {
            db.write(|tx| portable::note_public_change(tx.conn())).await.unwrap();
            let asked = (0..50).map(|_| together.read(&db, count.clone()));
            for told in futures_util::future::join_all(asked).await {
                assert_eq!(told.unwrap(), change);
            }
        }
        assert!(reads.load(Ordering::SeqCst) <= 100, "{reads:?} reads for a thousand readers");
    }

    #[tokio::test]
    async fn a_read_that_fails_or_breaks_off_leaves_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let db = house(&folder);
        let together = Together::<i64>::default();
        let fails = |_: &mut Conn| -> Result<i64> { Err(crate::error::Error::Hidden) };
        let asked = (0..5).map(|_| together.read(&db, fails));
        for told in futures_util::future::join_all(asked).await {
            assert!(matches!(told, Err(crate::error::Error::Hidden)));
        }
        drop(Reading { waiting: together.0.clone(), over: false });
        assert_eq!(together.read(&db, portable::public_changes).await.unwrap(), 0);
    }
}

//! A file that knows at which line it is, and what is said when it breaks there.

use std::io::{BufRead, Read};

/// Why a list file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The file is not what it should be.
    At {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong there.
        why: String,
    },
    /// What took the entries stopped.
    Stopped(String),
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At { line, why } => write!(f, "line {line}: {why}"),
            Self::Stopped(why) => f.write_str(why),
        }
    }
}

/// Counts the lines that were read.
pub(super) struct Lines<R> {
    inner: R,
    line: std::rc::Rc<std::cell::Cell<u64>>,
}

impl<R: BufRead> Lines<R> {
    /// The file and the counter.
    pub(super) fn new(inner: R) -> (Self, std::rc::Rc<std::cell::Cell<u64>>) {
        let line = std::rc::Rc::new(std::cell::Cell::new(1));
        (Self { inner, line: line.clone() }, line)
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let taken = {
            let mut ready = self.fill_buf()?;
            ready.read(out)?
        };
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, taken: usize) {
        if let Ok(ready) = self.inner.fill_buf() {
            let ends = ready.iter().take(taken).filter(|byte| **byte == b'\n').count();
            self.line.set(self.line.get() + u64::try_from(ends).unwrap_or(0));
        }
        self.inner.consume(taken);
    }
}

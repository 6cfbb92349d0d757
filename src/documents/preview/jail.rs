//! What the child that draws binds itself to, before it reads the first byte.
//!
//! Address space, processor time, size of files and core dumps are limited by the kernel; a filter of system calls lets
//! it read and write what it holds already, manage its memory and end: it cannot open a file, speak to the network,
//! start a process or a thread. Where the kernel offers none of this, nothing is drawn.

use super::Bounds;

/// Binds this process for good.
///
/// # Errors
/// Why it cannot be bound: then nothing may be drawn.
#[cfg(target_os = "linux")]
pub(super) fn enter(bounds: &Bounds) -> Result<(), String> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |what: Resource, most: u64| {
        setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) })
            .map_err(|error| error.to_string())
    };
    limit(Resource::As, bounds.memory_mib.saturating_mul(1024 * 1024))?;
    limit(Resource::Cpu, bounds.seconds)?;
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Nofile, 3)?;
    filter().map_err(|error| error.to_string())
}

/// Without these limits nothing is drawn.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub(super) fn enter(_: &Bounds) -> Result<(), String> {
    Err("this system cannot bind a process".into())
}

#[cfg(target_os = "linux")]
fn filter() -> Result<(), seccompiler::Error> {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    let allowed = [
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_close,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_fstat,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_lseek,
        libc::SYS_madvise,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_read,
        libc::SYS_restart_syscall,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_yield,
        libc::SYS_sigaltstack,
        libc::SYS_statx,
        libc::SYS_tgkill,
        libc::SYS_write,
        libc::SYS_writev,
    ];
    let rules = allowed.into_iter().map(|call| (call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let arch = std::env::consts::ARCH.try_into()?;
    let program: BpfProgram = SeccompFilter::new(rules, refused, SeccompAction::Allow, arch)?.try_into()?;
    seccompiler::apply_filter(&program)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::process::Command;

    const PROBE: &str = "IMPRIMATUR_JAIL_PROBE";

    /// Runs in a process of its own, which the test below starts: what is bound here stays so.
    #[test]
    fn probe() {
        if std::env::var_os(PROBE).is_none() {
            return;
        }
        enter(&Bounds { pages: 1, memory_mib: 1024, seconds: 5 }).unwrap();
        let reached = [
            ("the network", std::net::TcpListener::bind("127.0.0.1:0").is_ok()),
            (
                "a name",
                std::net::TcpStream::connect("127.0.0.1:9")
                    .is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionRefused),
            ),
            ("a file", std::fs::File::open("/etc/hostname").is_ok()),
            ("a folder", std::fs::read_dir("/").is_ok()),
            ("a program", Command::new("/bin/true").status().is_ok()),
            ("a thread", std::thread::Builder::new().spawn(|| ()).is_ok()),
            ("two gibibytes", Vec::<u8>::new().try_reserve_exact(2 << 30).is_ok()),
        ];
        for (what, is_reached) in reached {
            if is_reached {
                eprintln!("reached {what}");
                std::process::exit(3);
            }
        }
        assert_eq!(vec![7_u8; 1 << 20].iter().map(|byte| u64::from(*byte)).sum::<u64>(), 7 << 20);
        std::process::exit(0);
    }

    #[test]
    fn a_bound_process_reaches_nothing() {
        let probe = concat!(module_path!(), "::probe").split_once("::").unwrap().1;
        let here = std::env::current_exe().unwrap();
        let ended = Command::new(here)
            .args([probe, "--exact", "--test-threads=1", "--nocapture"])
            .env(PROBE, "1")
            .output()
            .unwrap();
        assert!(ended.status.success(), "{} {}", ended.status, String::from_utf8_lossy(&ended.stderr));
        assert!(!String::from_utf8_lossy(&ended.stdout).contains("1 passed"), "the probe ran to its own end");
    }
}

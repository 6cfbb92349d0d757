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

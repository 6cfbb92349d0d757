//! Accounts: people who sign in, and the roles they hold.

pub mod role;

pub use role::Role;

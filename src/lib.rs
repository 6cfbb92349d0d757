pub mod accounts;
pub mod web;

pub mod accounts;
pub mod documents;
pub mod web;

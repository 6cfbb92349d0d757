//! What the tests stand on: databases, pages as a person reads them, a browser.

#![allow(dead_code, reason = "a box of tools; no single test needs all of them")]

pub mod app;
pub mod app_files;
pub mod at_a_browser;
pub mod at_the_keys;
pub mod axe;
pub mod bad_smtp;
pub mod browser;
pub mod cases;
pub mod cases_authorizations;
pub mod cases_decisions;
pub mod cases_reviews;
pub mod certificates;
pub mod chromedriver;
pub mod clamd;
pub mod companion;
pub mod databases;
pub mod html;
pub mod lists;
pub mod over_http;
pub mod pictures;
pub mod postgres;
pub mod program;
pub mod sink;
pub mod smtpd;
pub mod steps;

pub mod accounts;



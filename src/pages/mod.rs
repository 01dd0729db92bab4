//! The pages, one folder per face. A page never imports another page; only `app` imports pages.
//! Refuses to know: anything two pages share, which has its own noun beside `pages`.

pub mod account;
pub mod console;
pub mod operator;
pub mod portal;
pub mod sign_in;
pub mod tools;
pub mod vaults;

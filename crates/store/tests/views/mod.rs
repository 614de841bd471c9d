//! Views: what is seen and what is not, pages that visit every row once, and how often the database is asked.

mod bought;
mod cost;
mod history;
mod home;
mod licenses;
mod lists;
mod paging;
mod scoping;
mod support;
mod things;
mod world;
mod your_products;

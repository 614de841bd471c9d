//! The binary as people run it: a demo in a child process, and the command line as its client. Nothing in here knows the
//! inside; what it asks is what a newcomer, an administrator's script and a person who pulls the plug would ask.

#[path = "purser/catalog.rs"]
mod catalog;
#[path = "purser/crash.rs"]
mod crash;
#[path = "purser/demo.rs"]
mod demo;
#[path = "purser/line.rs"]
mod line;
#[path = "purser/main_job.rs"]
mod main_job;
#[path = "purser/organization.rs"]
mod organization;
#[path = "purser/policy.rs"]
mod policy;
#[path = "purser/scripts.rs"]
mod scripts;

//! Purser's decisions, pure. This crate reads no clock, makes no randomness, performs no I/O and knows no async.
//!
//! [`decide::decide`] answers one command with a [`plan::Plan`], with the keys of facts that it needs first, or with a
//! [`refusal::Refusal`]. Start reading at `command.rs`, then `decide.rs`.

pub mod authz;
pub mod billing;
pub mod catalog;
pub mod command;
pub mod decide;
pub mod event;
pub mod facts;
pub mod id;
pub mod limits;
pub mod market;
pub mod money;
pub mod payment;
pub mod people;
pub mod period;
pub mod plan;
pub mod policy;
pub mod react;
pub mod refusal;
pub mod seats;
pub mod subscription;
pub mod support;
pub mod take_over;
pub mod tax;
pub mod verify;
pub mod work;

//! What the port promises, whatever is behind it.

mod bench;
mod facts;
mod faults;
mod locks;
mod operator;
mod queue;
mod seats;
mod verify;
mod write;

//! The binary as people run it: a demo in a child process, and the command line as its client. Nothing in here knows the
//! inside; what it asks is what a newcomer, an administrator's script and a person who pulls the plug would ask. Start
//! reading at `purser/demo.rs`, the kit, and `purser/main_job.rs`.

#[cfg(test)]
mod purser {
    mod catalog;
    mod crash;
    mod demo;
    mod line;
    mod main_job;
    mod organization;
    mod policy;
    mod scripts;
}

//! The door, the worker and the effects on real databases: what happens when calls of the port fail one by one, when
//! many ask at once, when the database goes away, and when a worker comes back late. Start reading at `app/world.rs`.

#[cfg(test)]
mod app {
    mod cut;
    mod effects;
    mod keys;
    mod lease;
    mod nth_fault;
    mod nth_fault_worker;
    mod rush;
    mod world;
}

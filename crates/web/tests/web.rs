//! The whole application through its router, on real databases, with a clock that the test moves.

#[cfg(test)]
mod web {
    mod contract;
    mod demo;
    mod doors;
    mod errors;
    mod files;
    mod input;
    mod journeys;
    mod kit;
    mod lists;
    mod oauth;
    mod openapi;
    mod operation;
    mod pages;
    mod previews;
    mod reference;
    mod repetition;
    mod sessions;
    mod support;
    mod versions;
}

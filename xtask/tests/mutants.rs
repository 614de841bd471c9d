//! Every known sabotage still fits the source that it sabotages. Whether the tests notice is found out by
//! `cargo run -p xtask -- mutants`, which takes long.

#[test]
fn every_sabotage_still_fits() {
    assert_eq!(xtask::mutants::stale().unwrap(), [""; 0]);
    assert!(xtask::mutants::MUTANTS.len() >= 10);
}

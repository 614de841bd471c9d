//! `cargo run -p xtask -- tidy` and `-- mutants`. Only reads arguments and prints; the work is in the library.

use std::process::ExitCode;
use xtask::mutants;
use xtask::tidy::{self, Trouble};

const USAGE: &str = "usage: cargo run -p xtask -- tidy | mutants [WORDS]

  tidy                   checks what no compiler checks, one line for each finding
  mutants                does known sabotages to a copy and demands that tests notice; takes half an hour
  WORDS                  only those whose name contains this";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["tidy"] => check(),
        ["mutants"] => return sabotage(""),
        ["mutants", words] => return sabotage(words),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(count) => {
            eprintln!("{count} to tidy");
            ExitCode::FAILURE
        }
        Err(trouble) => {
            eprintln!("tidy could not look: {trouble}");
            ExitCode::from(2)
        }
    }
}

/// Does the sabotages and says how many nobody noticed.
fn sabotage(only: &str) -> ExitCode {
    match mutants::run(only) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(count) => {
            eprintln!("{count} not caught");
            ExitCode::FAILURE
        }
        Err(trouble) => {
            eprintln!("nothing was found out: {trouble}");
            ExitCode::from(2)
        }
    }
}

/// Prints what was found and says how much it is.
fn check() -> Result<usize, Trouble> {
    let findings = tidy::WorkTree::open()?.check()?;
    for finding in &findings {
        println!("{finding}");
    }
    Ok(findings.len())
}

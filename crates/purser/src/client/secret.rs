//! What nobody may read over a shoulder: cards and passwords.
//!
//! They are read from the terminal without echo, or line by line from standard input; never from the command line, which other
//! people and the shell's history see.

use super::trouble::Trouble;
use console::Term;
use std::io::{BufRead as _, IsTerminal as _, Read as _};

/// Bytes of all secrets of one command together, of the longest password in its longest spelling.
const TYPED_MAX: u64 = 4_096;

/// Asks for every one of `names`, in their order; without a terminal each is a line of standard input.
pub fn ask<const N: usize>(names: [&str; N]) -> Result<[String; N], Trouble> {
    let mut typed = [const { String::new() }; N];
    if std::io::stdin().is_terminal() {
        let terminal = Term::stderr();
        for (name, typed) in names.iter().zip(&mut typed) {
            terminal.write_str(&format!("{name}: ")).map_err(unread)?;
            *typed = terminal.read_secure_line().map_err(unread)?;
        }
        return Ok(typed);
    }
    let mut lines = std::io::stdin().lock().take(TYPED_MAX).lines();
    for typed in &mut typed {
        *typed = lines.next().ok_or_else(|| missing(&names))?.map_err(unread)?;
    }
    Ok(typed)
}

fn unread(error: std::io::Error) -> Trouble {
    Trouble::Usage(format!("cannot read what is typed: {error}"))
}

fn missing(names: &[&str]) -> Trouble {
    Trouble::Usage(format!("expected on standard input, a line each: {}", names.join(", ")))
}

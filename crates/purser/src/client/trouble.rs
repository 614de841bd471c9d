//! What can go wrong for a client, as sentences on standard error: what, why, and what to do next.
//!
//! Nothing here may print a token or a card number.

use super::output::clean;
use purser_web::wire::Problem;
use std::fmt;
use std::process::ExitCode;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Trouble {
    /// The command line or a file it names is wrong; nothing was changed.
    Usage(String),
    /// The server says no, and why.
    Problem {
        /// Its reasons.
        problem: Box<Problem>,
        /// The key of the write, if it was one.
        key: Option<String>,
    },
    /// The server answered something that is no answer of Purser.
    Answer(String),
    /// The server cannot be reached.
    Unreachable {
        /// What the network says.
        why: String,
        /// The key of a write that may or may not have been carried out.
        key: Option<String>,
    },
    /// The work was begun and did not end well.
    Failed(String),
    /// The answer cannot be written.
    Output(std::io::Error),
}

impl Trouble {
    /// 2 when the caller must change the command, else 1. Whoever closed our output early has seen enough: 0.
    pub fn code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Problem { .. }
            | Self::Answer(_)
            | Self::Unreachable { .. }
            | Self::Failed(_)
            | Self::Output(_) => ExitCode::FAILURE,
        }
    }

    /// Says it on standard error.
    pub fn print(&self) {
        match self {
            Self::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
            _ => eprintln!("purser: {self}"),
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) | Self::Answer(what) | Self::Failed(what) => write!(f, "{what}"),
            Self::Problem { problem, key } => write_problem(f, problem, key.as_deref()),
            Self::Unreachable { why, key: None } => {
                write!(f, "{why}\n  next: check the address (--server), and that the server runs")
            }
            Self::Unreachable { why, key: Some(key) } => write!(
                f,
                "{why}\n  next: nobody knows whether it was carried out; repeat the command with --key {key}, \
                 then it happens once however often you ask"
            ),
            Self::Output(error) => write!(f, "cannot write the answer: {error}"),
        }
    }
}

fn write_problem(f: &mut fmt::Formatter<'_>, problem: &Problem, key: Option<&str>) -> fmt::Result {
    write!(f, "{}", clean(&problem.title))?;
    if !problem.detail.is_empty() {
        write!(f, "\n  {}", clean(&problem.detail))?;
    }
    for error in &problem.errors {
        write!(f, "\n  {}: {} ({})", clean(&error.field), clean(&error.message), clean(&error.code))?;
    }
    write!(f, "\n  code: {}\n  request: {}", clean(&problem.code), clean(&problem.request_id))?;
    match next(problem, key) {
        Some(next) => write!(f, "\n  next: {next}"),
        None => Ok(()),
    }
}

/// What to do next at a command line, where the server's own sentence speaks to somebody at a page.
fn next(problem: &Problem, key: Option<&str>) -> Option<String> {
    let text = match (problem.code.as_str(), problem.status) {
        (_, 401) => "give a token that holds (PURSER_TOKEN, --token-file); `purser token create` makes one".into(),
        ("not_allowed", _) => "use the token of somebody who has the right; `purser user list` shows everyone's roles".into(),
        ("not_found", _) => "look at the id; the `list` commands show what there is".into(),
        ("blocked_by_policy", _) => {
            "`purser policy get --product ID` shows the decision; an administrator changes it with `purser policy set`".into()
        }
        ("payment_method_required", _) => {
            "`purser payment-methods add` adds a card; give its id as --payment-method".into()
        }
        ("not_enough_licenses", _) => "`purser subscriptions quantity ID TOTAL` buys more licenses".into(),
        ("too_many_people", _) => "name fewer people, and repeat the command for the others".into(),
        ("take_over_under_way", _) => "`purser jobs show ID` says how far it came".into(),
        ("idempotency_key_reused", _) => "another command had this key; give another --key, or none".into(),
        (_, 412) => "look at it again, and repeat the command if it is still what you want".into(),
        (_, 429 | 503 | 504) => match key {
            Some(key) => format!("repeat the command later with --key {key}; then it happens once however often you ask"),
            None => "repeat the command later".into(),
        },
        (_, 500) => "give the request's name to whoever runs the server; the log explains it".into(),
        _ => return None,
    };
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use purser_web::wire::FieldProblem;

    fn problem(status: u16, code: &str) -> Box<Problem> {
        Box::new(Problem {
            kind: format!("/api/docs/errors#{code}"),
            title: "Not right".into(),
            status,
            detail: "Correct it.".into(),
            code: code.into(),
            request_id: "r-1".into(),
            errors: Vec::new(),
        })
    }

    #[test]
    fn a_problem_says_what_why_and_what_next() {
        let mut invalid = problem(400, "invalid_input");
        invalid.errors.push(FieldProblem {
            field: "quantity".into(),
            code: "out_of_range".into(),
            message: "must be between 1 and 1,000,000\u{7}".into(),
        });
        assert_eq!(
            Trouble::Problem { problem: invalid, key: None }.to_string(),
            "Not right\n  Correct it.\n  quantity: must be between 1 and 1,000,000\u{fffd} (out_of_range)\n  \
             code: invalid_input\n  request: r-1"
        );
        let blocked = Trouble::Problem { problem: problem(403, "blocked_by_policy"), key: None }.to_string();
        assert!(
            blocked.contains("code: blocked_by_policy") && blocked.contains("purser policy get"),
            "{blocked}"
        );
    }

    #[test]
    fn what_may_have_happened_is_repeated_with_its_key() {
        let key = Some("cli-1".to_owned());
        let busy = Trouble::Problem { problem: problem(503, "busy"), key: key.clone() }.to_string();
        assert!(busy.contains("--key cli-1"), "{busy}");
        assert!(Trouble::Unreachable { why: "gone".into(), key }.to_string().contains("--key cli-1"));
        assert!(!Trouble::Unreachable { why: "gone".into(), key: None }.to_string().contains("--key"));
    }
}

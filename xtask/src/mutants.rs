//! Whether the tests test: known sabotages are done to a copy of the workspace, one by one, and each must make a test
//! fail. It takes long, so it is run by hand and at night; that each sabotage still fits its source is a fast test.
//!
//! The copy has a target directory of its own, so that nothing of a sabotage is ever linked into the product.

mod list;

pub use list::MUTANTS;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How long the tests of one package may take before they count as stuck.
const PATIENCE_SECONDS: &str = "300";
/// What `timeout` answers when it had to stop a program.
const STOPPED: i32 = 124;

/// One sabotage.
#[derive(Clone, Copy, Debug)]
pub struct Mutant {
    /// What is forgotten or done wrong.
    pub name: &'static str,
    /// The file, from the root of the repository.
    pub path: &'static str,
    /// What stands there, exactly once.
    pub find: &'static str,
    /// What stands there instead.
    pub replace: &'static str,
    /// Whose tests must notice, the quickest first. The first that does is enough.
    pub suites: &'static [Suite],
}

/// Tests that can notice something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Suite {
    /// The decisions.
    Domain,
    /// The adapters.
    Store,
    /// The door, the worker and the effects.
    App,
    /// The simulator's seeds.
    Sim,
}

impl Suite {
    const ALL: [Self; 4] = [Self::Domain, Self::Store, Self::App, Self::Sim];

    /// The package.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Domain => "purser-domain",
            Self::Store => "purser-store",
            Self::App => "purser-app",
            Self::Sim => "purser-sim",
        }
    }

    /// What the test programs are told. Tests that need software of others are left out.
    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Domain | Self::Store => &[],
            Self::App => &["--skip", "app::effects"],
            Self::Sim => &["seeds_"],
        }
    }
}

/// What became of a sabotage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    Caught(Suite),
    /// The tests did not come to an end, which a runner notices.
    Stuck(Suite),
    Survived,
    /// Nothing is proved by what does not compile.
    DoesNotCompile,
}

/// Why nothing could be found out.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A program could not be started or failed.
    #[error("{0}")]
    Program(String),
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which one.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The list and the source have drifted apart.
    #[error("{0}")]
    Stale(String),
    /// The tests fail without any sabotage.
    #[error("the tests of {0} fail without any sabotage")]
    Broken(&'static str),
}

/// The root of the repository.
fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Every sabotage that does not fit its source any more, with what is wrong.
///
/// # Errors
/// A source cannot be read.
pub fn stale() -> Result<Vec<String>, Trouble> {
    let mut wrong = Vec::new();
    for mutant in MUTANTS {
        let source = read(&root().join(mutant.path))?;
        let found = source.matches(mutant.find).count();
        if found != 1 {
            wrong.push(format!("{}: what \"{}\" replaces is there {found} times", mutant.path, mutant.name));
        }
        if mutant.find == mutant.replace || mutant.suites.is_empty() {
            wrong.push(format!("{}: \"{}\" sabotages nothing", mutant.path, mutant.name));
        }
    }
    Ok(wrong)
}

/// Does every sabotage whose name contains a text, prints a line about each, and answers how many were not caught.
///
/// # Errors
/// Nothing could be found out.
pub fn run(only: &str) -> Result<usize, Trouble> {
    if let Some(wrong) = stale()?.first() {
        return Err(Trouble::Stale(wrong.clone()));
    }
    let target = root().join("target/mutants");
    let copy = target.join("workspace");
    copy_workspace(&copy)?;
    for suite in Suite::ALL {
        let wanted =
            MUTANTS.iter().any(|mutant| mutant.name.contains(only) && mutant.suites.contains(&suite));
        if wanted && test(&copy, &target, suite)? != Outcome::Passes {
            return Err(Trouble::Broken(suite.package()));
        }
    }
    println!("{:<9} {:<14} {:>7}  sabotage", "", "by", "seconds");
    let mut survivors = 0_usize;
    for mutant in MUTANTS.iter().filter(|mutant| mutant.name.contains(only)) {
        let begun = Instant::now();
        let fate = sabotage(mutant, &copy, &target)?;
        let (word, by) = match fate {
            Fate::Caught(suite) => ("caught", suite.package()),
            Fate::Stuck(suite) => ("stuck", suite.package()),
            Fate::Survived => ("SURVIVED", "nobody"),
            Fate::DoesNotCompile => ("STALE", "the compiler"),
        };
        println!("{word:<9} {by:<14} {:>7}  {}", begun.elapsed().as_secs(), mutant.name);
        survivors =
            survivors.saturating_add(usize::from(matches!(fate, Fate::Survived | Fate::DoesNotCompile)));
    }
    Ok(survivors)
}

/// Does one sabotage, lets the tests look, and undoes it.
fn sabotage(mutant: &Mutant, copy: &Path, target: &Path) -> Result<Fate, Trouble> {
    let path = copy.join(mutant.path);
    let source = read(&path)?;
    write(&path, source.replacen(mutant.find, mutant.replace, 1).as_bytes())?;
    let fate = look(mutant, copy, target);
    write(&path, source.as_bytes())?;
    fate
}

fn look(mutant: &Mutant, copy: &Path, target: &Path) -> Result<Fate, Trouble> {
    for &suite in mutant.suites {
        match test(copy, target, suite)? {
            Outcome::Passes => {}
            Outcome::Fails => return Ok(Fate::Caught(suite)),
            Outcome::Stuck => return Ok(Fate::Stuck(suite)),
            Outcome::DoesNotCompile => return Ok(Fate::DoesNotCompile),
        }
    }
    Ok(Fate::Survived)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Passes,
    Fails,
    Stuck,
    DoesNotCompile,
}

/// Builds and runs the tests of a suite in the copy.
fn test(copy: &Path, target: &Path, suite: Suite) -> Result<Outcome, Trouble> {
    let mut build = cargo(copy, target, suite)?;
    if code(build.arg("--no-run"))? != 0 {
        return Ok(Outcome::DoesNotCompile);
    }
    let mut tests = cargo(copy, target, suite)?;
    Ok(match code(tests.arg("--").args(suite.arguments()))? {
        0 => Outcome::Passes,
        STOPPED => Outcome::Stuck,
        _ => Outcome::Fails,
    })
}

/// Without PostgreSQL: no sabotage here is one of its adapter's, and SQLite needs no server. What is printed stays in
/// the target directory, for whoever wonders.
fn cargo(copy: &Path, target: &Path, suite: Suite) -> Result<Command, Trouble> {
    let log = target.join(format!("{}.log", suite.package()));
    let file = fs::File::create(&log).map_err(|error| trouble(&log, error))?;
    let errors = file.try_clone().map_err(|error| trouble(&log, error))?;
    let mut command = Command::new("timeout");
    command
        .args([PATIENCE_SECONDS, "cargo", "test", "--quiet", "--package", suite.package()])
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", target)
        .env("PURSER_TEST_WITHOUT_POSTGRES", "1")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors);
    Ok(command)
}

fn code(command: &mut Command) -> Result<i32, Trouble> {
    let status = command.status().map_err(|error| Trouble::Program(format!("timeout: {error}")))?;
    Ok(status.code().unwrap_or(-1))
}

/// Copies every file that git tracks or would track. One that is there already is left alone, so that what was built
/// before is not built again.
fn copy_workspace(copy: &Path) -> Result<(), Trouble> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let listed = git.output().map_err(|error| Trouble::Program(format!("git: {error}")))?;
    if !listed.status.success() {
        return Err(Trouble::Program(format!("git: {}", String::from_utf8_lossy(&listed.stderr).trim())));
    }
    for path in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|path| !path.is_empty()) {
        let (from, to) = (root().join(path), copy.join(path));
        // Deleted, and not yet committed so.
        let Ok(bytes) = fs::read(&from) else { continue };
        if fs::read(&to).ok().as_ref() != Some(&bytes) {
            if let Some(directory) = to.parent() {
                fs::create_dir_all(directory).map_err(|error| trouble(directory, error))?;
            }
            write(&to, &bytes)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Trouble> {
    fs::read_to_string(path).map_err(|error| trouble(path, error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    fs::write(path, bytes).map_err(|error| trouble(path, error))
}

fn trouble(path: &Path, error: std::io::Error) -> Trouble {
    Trouble::File { path: path.display().to_string(), error }
}

//! Checks of the repository as a whole: arrows between crates, sizes, names, leftovers, documents.
//!
//! Each rule is a pure function from what the work tree holds to findings, so each is tested on made-up trees. It must
//! never change a file, but for the checksums that a developer asks to record.

mod arrows;
mod documents;
mod names;
mod sizes;
mod text;
mod tree;

use std::fmt;
use std::path::PathBuf;
use std::process::Command;
use tree::Tree;

/// Something to tidy. Printed as `path:line rule: what to do`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// The file, from the root of the repository.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The rule, as a stable word.
    pub rule: &'static str,
    /// What to do, as a sentence.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}: {}", self.path, self.line, self.rule, self.what)
    }
}

/// Why tidy could not look. This says nothing about the repository.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A program could not be started or failed.
    #[error("{program} failed: {why}")]
    Program {
        /// `git` or `cargo`.
        program: &'static str,
        /// What it said.
        why: String,
    },
    /// `cargo metadata` has another form than expected.
    #[error("cargo metadata has no usable {0}")]
    Metadata(&'static str),
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which one.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
}

/// The repository that the current directory belongs to.
pub struct WorkTree {
    metadata: serde_json::Value,
    tree: Tree,
}

impl WorkTree {
    /// Reads every file that git tracks or would track, and what Cargo says of our packages.
    ///
    /// # Errors
    /// git or Cargo cannot be run here, or a file cannot be read.
    pub fn open() -> Result<Self, Trouble> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        let metadata = output("cargo", command.args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: serde_json::Value =
            serde_json::from_slice(&metadata).map_err(|_| Trouble::Metadata("JSON"))?;
        let root = metadata.get("workspace_root").and_then(serde_json::Value::as_str);
        let root = PathBuf::from(root.ok_or(Trouble::Metadata("workspace_root"))?);
        let tree = Tree::read(&root)?;
        Ok(Self { metadata, tree })
    }

    /// Everything that is not as it must be, by path and line.
    ///
    /// # Errors
    /// `cargo metadata` has another form than expected.
    pub fn check(&self) -> Result<Vec<Finding>, Trouble> {
        let mut findings = arrows::check(&self.metadata, &self.tree)?;
        findings.extend(sizes::check(&self.tree));
        findings.extend(names::check(&self.tree));
        findings.extend(text::check(&self.tree));
        findings.extend(documents::check(&self.tree));
        findings.sort();
        Ok(findings)
    }
}

/// What a program prints, or what it complains about.
fn output(program: &'static str, command: &mut Command) -> Result<Vec<u8>, Trouble> {
    let output = command.output().map_err(|error| Trouble::Program { program, why: error.to_string() })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Trouble::Program { program, why })
}

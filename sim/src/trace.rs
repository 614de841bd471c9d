//! What a run did, line by line. Two runs of one seed must have the same trace; where they differ is the first line
//! to look at.

use purser_app::secret::hash;

/// The lines of a run.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    lines: Vec<String>,
    /// What differs between two runs of the same seed, such as the receiver's port.
    hidden: Vec<String>,
}

impl Trace {
    /// A trace in which a text is not shown.
    #[must_use]
    pub fn hiding(text: String) -> Self {
        Self { lines: Vec::new(), hidden: vec![text] }
    }

    /// One more line.
    pub fn line(&mut self, line: impl Into<String>) {
        let line = self.hidden.iter().fold(line.into(), |line, hidden| line.replace(hidden, "~"));
        self.lines.push(line);
    }

    /// All lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// One word for all of it.
    #[must_use]
    pub fn digest(&self) -> String {
        hash(&self.lines.join("\n"))
    }

    /// The first lines that differ from another trace, with what came before them.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        let longest = self.lines.len().max(other.lines.len());
        let at = (0..longest).find(|&ix| self.lines.get(ix) != other.lines.get(ix))?;
        let before = self.lines.get(at.saturating_sub(3)..at).unwrap_or_default().join("\n");
        Some(format!(
            "line {at}, after\n{before}\none: {:?}\ntwo: {:?}",
            self.lines.get(at),
            other.lines.get(at)
        ))
    }
}

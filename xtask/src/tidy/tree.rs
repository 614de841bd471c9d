//! The files of the repository in memory. Knows no rule.

use super::{Trouble, output};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Bytes from which on a file is data and is not read as text.
const TEXT_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Files by their path from the root, with `/`, and their text; none where it is not text.
pub struct Tree(BTreeMap<String, Option<String>>);

impl Tree {
    /// What git tracks and what it would track.
    pub fn read(root: &Path) -> Result<Self, Trouble> {
        let mut git = Command::new("git");
        git.current_dir(root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let listed = output("git", &mut git)?;
        let mut files = BTreeMap::new();
        for path in listed.split(|&byte| byte == 0).filter(|path| !path.is_empty()) {
            let path = String::from_utf8_lossy(path).into_owned();
            // What is listed and not there was deleted and not yet committed; what is no file is not ours to read.
            let Ok(found) = std::fs::symlink_metadata(root.join(&path)) else { continue };
            if found.is_file() {
                let text = if found.len() > TEXT_BYTES_MAX { None } else { read_text(root, &path)? };
                files.insert(path, text);
            }
        }
        Ok(Self(files))
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Every file that is text, in order.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path)?.as_deref()
    }

    /// A made-up tree.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|&(path, text)| (path.to_owned(), Some(text.to_owned()))).collect())
    }
}

fn read_text(root: &Path, path: &str) -> Result<Option<String>, Trouble> {
    let trouble = |error| Trouble::File { path: path.to_owned(), error };
    let bytes = std::fs::read(root.join(path)).map_err(trouble)?;
    Ok(String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')))
}

/// The end of a file's name after its last dot; empty when there is none.
pub fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether somebody else wrote the file and we only carry it.
pub fn is_carried(path: &str) -> bool {
    path.split('/').any(|part| part == "vendor") || path == "LICENSE" || path == "Cargo.lock"
}

/// Whether a character can be part of a name in code.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether `word` stands in a line with no letter, digit or `_` next to it.
pub fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|part| part.chars().next_back());
        let after = line.get(at.saturating_add(word.len())..).and_then(|part| part.chars().next());
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// The lines of a text with their numbers from 1.
pub fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1_usize..).zip(text.lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_edges() {
        assert!(has_word("a f64 b", "f64"));
        assert!(has_word("(f64)", "f64"));
        assert!(!has_word("buf64", "f64"));
        assert!(!has_word("f64_bits", "f64"));
        assert!(has_word("buf64 f64", "f64"));
    }

    #[test]
    fn extensions_are_of_the_name_and_not_of_the_folder() {
        assert_eq!(extension("a.b/c"), "");
        assert_eq!(extension("a/b.tar.gz"), "gz");
        assert!(is_carried("crates/web/static/vendor/htmx.js") && !is_carried("docs/vendors.md"));
    }
}

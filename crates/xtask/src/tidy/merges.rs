//! No text is left half merged.

use super::{
    Finding,
    tree::{File, Tree},
};

/// How git marks the first and the last line of what it could not merge; a word follows.
const MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// Finds the marks that a merge left.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let findings = |file: &File| {
        let marked = file.lines().filter(|(_, line)| MARKS.iter().any(|mark| line.starts_with(mark)));
        let what = "is left from a merge: decide for one of the sides";
        marked.map(|(number, _)| Finding::new(format!("{}:{number}", file.path), what)).collect::<Vec<_>>()
    };
    tree.files().flat_map(findings).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_merge_left_open_is_found() {
        let tree = Tree::of(&[
            ("NOTES.md", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"),
            ("README.md", "Title\n=======\n\n    <<<<<<< quoted\n"),
        ]);
        let places: Vec<_> = check(&tree).into_iter().map(|finding| finding.place).collect();
        assert_eq!(places, ["NOTES.md:2", "NOTES.md:6"]);
    }
}

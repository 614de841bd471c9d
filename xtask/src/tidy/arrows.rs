//! Which crate may use which. Cargo refuses what is missing; this refuses what was added without a thought.

use super::tree::{Tree, numbered};
use super::{Finding, Trouble};
use serde_json::Value;

/// One package: what it uses, and what only its tests use beyond that.
struct Arrow {
    package: &'static str,
    uses: &'static [&'static str],
    tests_use: &'static [&'static str],
}

/// The whole list. A package that is not here must not exist; an edge that is not here needs a reason in review.
const ARROWS: [Arrow; 9] = [
    Arrow { package: "purser-domain", uses: &[], tests_use: &[] },
    Arrow { package: "purser-render", uses: &["purser-domain"], tests_use: &[] },
    Arrow { package: "purser-store", uses: &["purser-domain"], tests_use: &[] },
    Arrow {
        package: "purser-app",
        uses: &["purser-domain", "purser-store", "purser-render"],
        tests_use: &[],
    },
    // The web never names the store; only its tests open one.
    Arrow {
        package: "purser-web",
        uses: &["purser-domain", "purser-render", "purser-app"],
        tests_use: &["purser-store"],
    },
    // The only place that names an adapter.
    Arrow {
        package: "purser",
        uses: &["purser-domain", "purser-store", "purser-render", "purser-app", "purser-web"],
        tests_use: &[],
    },
    Arrow { package: "purser-sim", uses: &["purser-domain", "purser-store", "purser-app"], tests_use: &[] },
    // Measures the door and the store, never a page.
    Arrow { package: "purser-bench", uses: &["purser-domain", "purser-store", "purser-app"], tests_use: &[] },
    // Only to generate documents from the code.
    Arrow { package: "xtask", uses: &["purser-domain", "purser-web"], tests_use: &[] },
];

/// Compares what `cargo metadata --no-deps` says with the list.
pub fn check(metadata: &Value, tree: &Tree) -> Result<Vec<Finding>, Trouble> {
    let packages = metadata.get("packages").and_then(Value::as_array).ok_or(Trouble::Metadata("packages"))?;
    let root = word(metadata, "workspace_root").ok_or(Trouble::Metadata("workspace_root"))?;
    let names: Vec<&str> = packages.iter().filter_map(|package| word(package, "name")).collect();
    let mut findings = Vec::new();
    for package in packages {
        let name = word(package, "name").ok_or(Trouble::Metadata("package name"))?;
        let path =
            word(package, "manifest_path").ok_or(Trouble::Metadata("manifest_path"))?.replace('\\', "/");
        let path = path.strip_prefix(&root.replace('\\', "/")).unwrap_or(&path).trim_start_matches('/');
        let finding = |line, what| Finding { path: path.to_owned(), line, rule: "arrows", what };
        let Some(arrow) = ARROWS.iter().find(|arrow| arrow.package == name) else {
            findings
                .push(finding(1, format!("add {name} to the list in xtask/src/tidy/arrows.rs or remove it")));
            continue;
        };
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        for dependency in dependencies.ok_or(Trouble::Metadata("dependencies"))? {
            let used = word(dependency, "name").ok_or(Trouble::Metadata("dependency name"))?;
            let test = word(dependency, "kind") == Some("dev");
            if !names.contains(&used) || arrow.uses.contains(&used) {
                continue;
            }
            // A package may depend on itself to switch on a feature for its own tests.
            if test && (used == name || arrow.tests_use.contains(&used)) {
                continue;
            }
            let line = line_of(tree.text(path).unwrap_or(""), used);
            let only = if arrow.tests_use.contains(&used) { " outside its tests" } else { "" };
            findings.push(finding(line, format!("{name} must not use {used}{only}; turn the edge around")));
        }
    }
    Ok(findings)
}

fn word<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// The line that declares a dependency. The last one is taken: `[dev-dependencies]` come after `[dependencies]`.
fn line_of(manifest: &str, dependency: &str) -> usize {
    let declares = |line: &str| {
        let rest = line.trim_start().strip_prefix(dependency);
        rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    numbered(manifest).filter(|(_, line)| declares(line)).map(|(number, _)| number).last().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(edges: &[(&str, &str, Option<&str>)]) -> Vec<String> {
        let package = |name: &str| {
            let dependencies: Vec<Value> = edges
                .iter()
                .filter(|(from, ..)| *from == name)
                .map(|(_, to, kind)| json!({"name": to, "kind": kind}))
                .collect();
            json!({"name": name, "manifest_path": format!("/r/{name}/Cargo.toml"), "dependencies": dependencies})
        };
        let mut names: Vec<&str> = ARROWS.iter().map(|arrow| arrow.package).collect();
        names.extend(edges.iter().map(|(from, ..)| *from).filter(|from| from.starts_with("new-")));
        let packages: Vec<Value> = names.into_iter().map(package).collect();
        let tree = Tree::of(&[(
            "purser-web/Cargo.toml",
            "[dependencies]\nserde = \"1\"\npurser-store.workspace = true\n",
        )]);
        let metadata = json!({"workspace_root": "/r", "packages": packages});
        check(&metadata, &tree).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_listed_edge_is_allowed() {
        let edges: Vec<_> =
            ARROWS.iter().flat_map(|arrow| arrow.uses.iter().map(|to| (arrow.package, *to, None))).collect();
        assert_eq!(found(&edges), [""; 0]);
        assert_eq!(found(&[("purser-web", "purser-store", Some("dev"))]), [""; 0]);
        assert_eq!(
            found(&[("purser-store", "purser-store", Some("dev")), ("purser-web", "axum", None)]),
            [""; 0]
        );
    }

    #[test]
    fn an_edge_that_is_not_listed_is_found_where_it_is_declared() {
        assert_eq!(
            found(&[("purser-web", "purser-store", None)]),
            [
                "purser-web/Cargo.toml:3 arrows: purser-web must not use purser-store outside its tests; turn the edge around"
            ]
        );
        assert_eq!(found(&[("purser-domain", "purser-store", Some("dev"))]).len(), 1);
        assert_eq!(found(&[("purser-render", "purser-app", Some("build"))]).len(), 1);
        assert_eq!(found(&[("purser-store", "purser-store", None)]).len(), 1);
    }

    #[test]
    fn a_package_that_is_not_listed_is_found() {
        let said = found(&[("new-crate", "purser-domain", None)]);
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("new-crate/Cargo.toml:1 arrows: add new-crate"), "{}", said[0]);
    }

    #[test]
    fn the_list_has_no_circle() {
        let mut placed: Vec<&str> = Vec::new();
        while placed.len() < ARROWS.len() {
            let next = ARROWS.iter().find(|arrow| {
                !placed.contains(&arrow.package) && arrow.uses.iter().all(|used| placed.contains(used))
            });
            placed.push(next.unwrap().package);
        }
    }
}

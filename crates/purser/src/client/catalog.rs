//! `purser catalog import`: a catalog file, or the published list of SKUs, into the operator's catalog.
//!
//! What can be taken is taken; what cannot is refused by line and by product, and spoils nothing else. The published
//! list has no prices, so it never touches a product that the catalog has already.

use super::ask::{Ask, Write};
use super::connection;
use super::http::Server;
use super::output::Output;
use super::trouble::Trouble;
use crate::catalog_csv::{self, Report};
use crate::data;
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressDrawTarget};
use purser_app::secret;
use purser_domain::catalog::Product;
use purser_domain::limits::{IMPORT_MAX, PAGE_MAX};
use purser_web::wire::{self, CatalogImport, List};
use reqwest::Method;
use serde::Serialize;
use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes of one request, below the server's limit of a catalog.
const REQUEST_BYTES_MAX: usize = 900 * 1024;
/// Products that the server refuses before the file is something else.
const REFUSED_MAX: usize = 100;
/// Pages of the catalog that are looked at.
const PAGES_MAX: usize = 500;

/// The operator's catalog.
#[derive(Subcommand)]
pub enum Catalog {
    /// Take products in. Exit 1 when something of the file was refused; the rest is in then.
    Import {
        /// A catalog (JSON), or the published list of SKUs and service plans (CSV).
        file: PathBuf,
        #[command(flatten)]
        write: Write,
    },
}

/// What became of the file. Also the JSON of this command, which sends several requests.
#[derive(Serialize, Default)]
struct Import {
    /// Products that are in the catalog now, or would be.
    taken: Vec<String>,
    /// Products of the published list that the catalog has already; they were left as they are.
    known: Vec<String>,
    /// Lines that added something, lines that repeated something, and empty ones.
    taken_rows: u32,
    duplicate_rows: u32,
    blank_rows: u32,
    /// Lines of the published list that are wrong.
    refused_rows: Vec<RefusedRow>,
    /// Products that cannot be taken.
    refused_products: Vec<RefusedProduct>,
}

#[derive(Serialize)]
struct RefusedRow {
    line: u32,
    field: &'static str,
    rule: String,
}

#[derive(Serialize)]
struct RefusedProduct {
    product_id: String,
    code: String,
    rule: String,
}

/// Runs one command.
pub async fn run(command: Catalog, server: &Server, output: &Output) -> Result<ExitCode, Trouble> {
    let Catalog::Import { file, write } = command;
    let mut import = Import::default();
    let bytes = connection::read(&file)?;
    let products = if is_json(&file, &bytes) {
        let text = str::from_utf8(&bytes).map_err(|error| wrong(&file, &error))?;
        data::read_catalog(text).map_err(|error| wrong(&file, &format!("{error:#}")))?
    } else {
        let report = catalog_csv::read(bytes.as_slice()).map_err(|error| wrong(&file, &error))?;
        unknown(report, server, &mut import).await?
    };
    let products = once(products, &mut import);
    send(products, &write, server, &mut import).await?;
    if output.is_json() {
        let document = serde_json::to_vec(&import).map_err(|error| Trouble::Answer(error.to_string()))?;
        output.document(&document)?;
    } else {
        print(&import, &write, output)?;
    }
    let refused = !(import.refused_rows.is_empty() && import.refused_products.is_empty());
    Ok(if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn wrong(file: &Path, error: &dyn std::fmt::Display) -> Trouble {
    Trouble::Usage(format!("{}: {error}", file.display()))
}

/// By its name, or by how it begins.
fn is_json(file: &Path, bytes: &[u8]) -> bool {
    match file.extension() {
        Some(extension) if extension.eq_ignore_ascii_case("json") => true,
        Some(extension) if extension.eq_ignore_ascii_case("csv") => false,
        _ => bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{'),
    }
}

/// The products of the published list that the catalog does not have, by id or by SKU.
async fn unknown(report: Report, server: &Server, import: &mut Import) -> Result<Vec<Product>, Trouble> {
    let Report { products, taken_rows, duplicate_rows, blank_rows, refused } = report;
    (import.taken_rows, import.duplicate_rows, import.blank_rows) = (taken_rows, duplicate_rows, blank_rows);
    import.refused_rows = refused
        .into_iter()
        .map(|row| RefusedRow { line: row.line, field: row.field, rule: row.rule })
        .collect();
    let (mut ids, mut skus) = (BTreeSet::new(), BTreeSet::new());
    let mut cursor: Option<String> = None;
    for _ in 0..PAGES_MAX {
        let ask =
            Ask::get(&["products"]).query("limit", &PAGE_MAX.to_string()).maybe("cursor", cursor.as_deref());
        let page: List<wire::Product> = server.ask(&ask).await?.read()?;
        for product in page.items {
            skus.insert(product.sku_id);
            ids.insert(product.product_id);
            ids.extend(product.aliases);
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    let (known, new) = products.into_iter().partition::<Vec<_>, _>(|product| {
        ids.contains(&product.product_id) || skus.contains(&product.sku_id.0)
    });
    import.known = known.into_iter().map(|product| product.product_id).collect();
    Ok(new)
}

/// A product that the file has twice is taken once, and said so.
fn once(products: Vec<Product>, import: &mut Import) -> Vec<Product> {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::with_capacity(products.len());
    for product in products {
        let fresh =
            std::iter::once(&product.product_id).chain(&product.aliases).all(|id| seen.insert(id.clone()));
        if fresh {
            kept.push(product);
        } else {
            import.refused_products.push(RefusedProduct {
                product_id: product.product_id,
                code: "repeated".into(),
                rule: "the file has this product, or one of its former ids, before".into(),
            });
        }
    }
    kept
}

/// Sends everything in parts. A part that is refused is halved until it is known which product is wrong.
async fn send(
    products: Vec<Product>,
    write: &Write,
    server: &Server,
    import: &mut Import,
) -> Result<(), Trouble> {
    let key = write.key();
    let bar = ProgressBar::with_draw_target(u64::try_from(products.len()).ok(), ProgressDrawTarget::stderr());
    let mut parts = parts(products)?;
    while let Some(part) = parts.pop_front() {
        let count = part.len();
        let ids: Vec<String> = part.iter().map(|product| product.product_id.clone()).collect();
        let request = CatalogImport { note: None, products: part };
        // The key holds for what is sent, so that the whole command can be repeated under the caller's key.
        let content = serde_json::to_string(&request).map_err(|error| Trouble::Usage(error.to_string()))?;
        let mark: String = secret::hash(&content).chars().take(16).collect();
        let ask = Ask::keyed(Method::POST, &["catalog", "import"], write, format!("{key}-{mark}"))
            .body(&request)?;
        match server.ask(&ask).await {
            Ok(_) => import.taken.extend(ids),
            Err(Trouble::Problem { problem, .. }) if matches!(problem.status, 400 | 409) => {
                let mut part = request.products;
                if count > 1 {
                    let rest = part.split_off(count / 2);
                    parts.push_front(rest);
                    parts.push_front(part);
                    continue;
                }
                let product_id = ids.into_iter().next().unwrap_or_default();
                let said: Vec<_> =
                    problem.errors.iter().map(|error| format!("{} {}", error.field, error.message)).collect();
                let rule = if said.is_empty() { problem.detail } else { said.join("; ") };
                import.refused_products.push(RefusedProduct { product_id, code: problem.code, rule });
                if import.refused_products.len() > REFUSED_MAX {
                    bar.finish_and_clear();
                    return Err(Trouble::Failed(format!(
                        "more than {REFUSED_MAX} products are refused; {} were taken\n  next: is this the right file?",
                        import.taken.len()
                    )));
                }
            }
            Err(trouble) => {
                bar.finish_and_clear();
                eprintln!("purser: {} products were taken before this:", import.taken.len());
                return Err(trouble);
            }
        }
        bar.inc(u64::try_from(count).unwrap_or(0));
    }
    bar.finish_and_clear();
    Ok(())
}

/// At most so many products and bytes in each.
fn parts(products: Vec<Product>) -> Result<VecDeque<Vec<Product>>, Trouble> {
    let mut parts = VecDeque::new();
    let (mut part, mut bytes) = (Vec::new(), 0_usize);
    for product in products {
        let json = serde_json::to_vec(&product).map_err(|error| Trouble::Usage(error.to_string()))?;
        let full = part.len() >= IMPORT_MAX || bytes.saturating_add(json.len()) > REQUEST_BYTES_MAX;
        if full && !part.is_empty() {
            parts.push_back(std::mem::take(&mut part));
            bytes = 0;
        }
        bytes = bytes.saturating_add(json.len());
        part.push(product);
    }
    if !part.is_empty() {
        parts.push_back(part);
    }
    Ok(parts)
}

fn print(import: &Import, write: &Write, output: &Output) -> Result<(), Trouble> {
    let rows = import.taken_rows.saturating_add(import.duplicate_rows).saturating_add(import.blank_rows);
    if rows > 0 || !import.refused_rows.is_empty() {
        output.fields(&[
            ("lines taken", import.taken_rows.to_string()),
            ("lines repeated", import.duplicate_rows.to_string()),
            ("lines blank", import.blank_rows.to_string()),
            ("lines refused", import.refused_rows.len().to_string()),
            ("products left as they are", import.known.len().to_string()),
        ])?;
    }
    let taken = if write.is_preview() { "products that would be taken" } else { "products taken" };
    output.fields(&[
        (taken, import.taken.len().to_string()),
        ("products refused", import.refused_products.len().to_string()),
    ])?;
    for row in &import.refused_rows {
        output.line(&format!("refused: line {}, {}: {}", row.line, row.field, row.rule))?;
    }
    for product in &import.refused_products {
        output
            .line(&format!("refused: product {}: {} ({})", product.product_id, product.rule, product.code))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn products(count: usize) -> Vec<Product> {
        let one = data::catalog().unwrap().remove(0);
        (0..count)
            .map(|number| Product { product_id: format!("P{number}"), aliases: vec![], ..one.clone() })
            .collect()
    }

    #[test]
    fn parts_are_bounded_and_keep_the_order() {
        let parts = parts(products(450)).unwrap();
        assert!(parts.len() > 2 && parts.iter().all(|part| (1..=IMPORT_MAX).contains(&part.len())));
        let bytes = |part: &Vec<Product>| serde_json::to_vec(part).unwrap().len();
        assert!(parts.iter().all(|part| bytes(part) < 1024 * 1024));
        let ids: Vec<_> = parts.iter().flatten().map(|product| product.product_id.clone()).collect();
        assert_eq!(ids, (0..450).map(|number| format!("P{number}")).collect::<Vec<_>>());
    }

    #[test]
    fn a_product_that_comes_twice_is_taken_once() {
        let mut twice = products(3);
        twice[2].aliases = vec!["P0".into()];
        let mut import = Import::default();
        assert_eq!(once(twice, &mut import).len(), 2);
        assert_eq!(import.refused_products[0].product_id, "P2");
    }

    #[test]
    fn a_file_is_known_by_its_name_or_its_beginning() {
        assert!(is_json(Path::new("a.JSON"), b"x") && is_json(Path::new("a"), b" \n{"));
        assert!(!is_json(Path::new("a.csv"), b"{") && !is_json(Path::new("a"), b"Product_Display_Name"));
    }
}

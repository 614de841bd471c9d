//! Data files that the binary carries.

use anyhow::{Context as _, Result};
use purser_domain::catalog::Product;
use serde::Deserialize;

#[derive(Deserialize)]
struct CatalogFile {
    products: Vec<Product>,
}

/// The example catalog.
///
/// # Errors
/// The file is not a catalog; a test reads it.
pub fn catalog() -> Result<Vec<Product>> {
    read_catalog(include_str!("../data/catalog.json"))
}

/// A catalog file: `{"products": […]}`.
///
/// # Errors
/// It is not one; the error names line and field.
pub fn read_catalog(text: &str) -> Result<Vec<Product>> {
    let file: CatalogFile = serde_json::from_str(text).context("this is no catalog file")?;
    Ok(file.products)
}

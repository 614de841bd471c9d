//! `purser products`: what can be bought, at what price, and whether the caller may buy it by themselves.

use super::ask::Ask;
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::show::{maybe, money};
use super::trouble::Trouble;
use clap::Subcommand;
use purser_web::wire::{Plan, Product};

/// What can be bought.
#[derive(Subcommand)]
pub enum Products {
    /// List products.
    List {
        /// Only products whose name, id or part number has these letters.
        #[arg(long)]
        search: Option<String>,
        #[command(flatten)]
        paging: Paging,
    },
    /// Show one product with its plans.
    Show {
        /// The product, by a current or former id.
        id: String,
    },
}

/// Runs one command.
pub async fn run(command: Products, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Products::List { search, paging } => {
            let ask = Ask::get(&["products"]).maybe("search", search.as_deref());
            let Some(found) = list::<Product>(server, output, &ask, &paging).await? else { return Ok(()) };
            let rows: Vec<_> = found.iter().map(row).collect();
            let headings = ["product", "name", "part number", "from", "self-service", "why"];
            output.table(headings, &rows, "There are no such products.")
        }
        Products::Show { id } => {
            let answer = server.ask(&Ask::get(&["products", &id])).await?;
            if output.is_json() {
                return output.document(answer.bytes());
            }
            show(output, &answer.read()?)
        }
    }
}

/// The first plan's price stands for the product.
fn row(product: &Product) -> [String; 6] {
    let price = product.plans.first().map(|plan| {
        format!("{} {} {}", money(Some(&plan.unit_price)), plan.term.word(), plan.billing_frequency.word())
    });
    [
        product.product_id.clone(),
        product.name.clone(),
        product.sku_part_number.clone(),
        price.unwrap_or_default(),
        allowed(product).into(),
        product.self_service.reason.clone(),
    ]
}

const fn allowed(product: &Product) -> &'static str {
    match (product.self_service.allowed, product.self_service.trial_allowed) {
        (true, _) => "allowed",
        (false, true) => "trials only",
        (false, false) => "not allowed",
    }
}

fn show(output: &Output, product: &Product) -> Result<(), Trouble> {
    output.fields(&[
        ("product", product.product_id.clone()),
        ("name", product.name.clone()),
        ("former ids", product.aliases.join(", ")),
        ("SKU", format!("{} {}", product.sku_part_number, product.sku_id)),
        ("category", product.category.clone()),
        ("offer type", product.offer_type.map(|offer| offer.word().into()).unwrap_or_default()),
        ("status", product.status.word().into()),
        ("terms", product.terms.word().into()),
        ("trial days", maybe(product.trial_days.as_ref())),
        ("self-service", format!("{} ({})", allowed(product), product.self_service.reason)),
        ("", maybe(product.self_service.message.as_ref())),
    ])?;
    let plans: Vec<_> = product.plans.iter().map(plan).collect();
    output.table(["plan", "term", "billed", "unit price"], &plans, "It has no price here.")
}

fn plan(plan: &Plan) -> [String; 4] {
    [
        plan.plan_id.to_string(),
        plan.term.word().into(),
        plan.billing_frequency.word().into(),
        money(Some(&plan.unit_price)),
    ]
}

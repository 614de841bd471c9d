//! `purser policy`: who may buy what by themselves, one decision at a time or as a file (plan and apply).

use super::ask::{Ask, Write};
use super::http::Server;
use super::output::Output;
use super::policy_file::{self, Step};
use super::preview;
use super::trouble::Trouble;
use super::word::words;
use super::write_out;
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use purser_domain::limits::PAGE_MAX;
use purser_web::wire::{
    OfferType, OfferTypeValue, Policy, PolicyChange, PolicySource, PolicyValue, Product, ProductPolicy,
    ProductValue,
};
use reqwest::Method;
use std::path::PathBuf;
use std::process::ExitCode;

/// Exit code of `plan` when the file and the server differ.
const DRIFT: u8 = 3;
/// Pages of products that are joined.
const PAGES_MAX: usize = 500;
/// The word that takes a decision back.
const UNSET: &str = "unset";

/// Who may buy what by themselves.
#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Show what holds in general, or for one product.
    Get {
        /// The product, by a current or former id.
        #[arg(long, value_name = "ID")]
        product: Option<String>,
    },
    /// List what holds for every product and every type of third-party offers, and why.
    List,
    /// Decide about products, types of offers or the default.
    Set(Set),
    /// Compare a file with what holds. Exit 0 when they agree, 3 when they differ.
    #[command(long_about = policy_file::ABOUT_PLAN)]
    Plan {
        /// TOML, or JSON when its name ends in .json.
        file: PathBuf,
    },
    /// Make what holds agree with a file, in one change.
    #[command(long_about = policy_file::ABOUT_APPLY)]
    Apply {
        /// TOML, or JSON when its name ends in .json.
        file: PathBuf,
        #[command(flatten)]
        write: Write,
    },
}

/// A decision.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("about").required(true).multiple(true))]
pub struct Set {
    /// About a product, by a current or former id; may be repeated.
    #[arg(long, value_name = "ID", group = "about")]
    product: Vec<String>,
    /// About a type of third-party offers; may be repeated.
    #[arg(long, group = "about",
        value_parser = words::<OfferType>(OfferType::ALL.iter().map(|offer_type| offer_type.word())))]
    offer_type: Vec<OfferType>,
    /// About everything that nobody decided about, also products added later.
    #[arg(long, group = "about")]
    default: bool,
    /// What shall hold; `unset` takes the decision back.
    #[arg(value_name = "VALUE", value_parser = value())]
    value: Value,
    #[command(flatten)]
    write: Write,
}

/// A policy value, or none. A type of its own because clap reads `Option` as "may be left out".
#[derive(Clone, Copy, Debug)]
struct Value(Option<PolicyValue>);

fn value() -> impl clap::builder::TypedValueParser<Value = Value> {
    let words = PolicyValue::ALL.iter().map(|value| value.word()).chain([UNSET]);
    PossibleValuesParser::new(words)
        .map(|word| Value(PolicyValue::ALL.iter().copied().find(|value| value.word() == word)))
}

/// Runs one command.
pub async fn run(command: PolicyCommand, server: &Server, output: &Output) -> Result<ExitCode, Trouble> {
    match command {
        PolicyCommand::Get { product: Some(id) } => get_product(&id, server, output).await?,
        PolicyCommand::Get { product: None } => match whole(server).await? {
            (_, document) if output.is_json() => output.document(&document)?,
            (policy, _) => print_general(output, &policy)?,
        },
        PolicyCommand::List => {
            let (policy, document) = whole(server).await?;
            if output.is_json() {
                output.document(&document)?;
                return Ok(ExitCode::SUCCESS);
            }
            let rows: Vec<_> =
                policy.products.iter().map(product_row).chain(offer_type_rows(&policy)).collect();
            output.table(["product", "name", "value", "because"], &rows, "There are no products.")?;
        }
        PolicyCommand::Set(set) => self::set(set, server, output).await?,
        PolicyCommand::Plan { file } => {
            let steps = compare(&file, server).await?;
            if output.is_json() {
                output.document(&json(&policy_file::change(&steps))?)?;
            } else {
                print_steps(output, &steps)?;
            }
            return Ok(if steps.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(DRIFT) });
        }
        PolicyCommand::Apply { file, write } => {
            let steps = compare(&file, server).await?;
            if !output.is_json() {
                print_steps(output, &steps)?;
            }
            // Nothing to change is sent too: it changes nothing, and its answer is what holds.
            send(&policy_file::change(&steps), &write, server, output).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, Trouble> {
    serde_json::to_vec(value).map_err(|error| Trouble::Answer(error.to_string()))
}

/// All of it, read and as JSON: unchanged when it fits one page.
async fn whole(server: &Server) -> Result<(Policy, Vec<u8>), Trouble> {
    let ask = Ask::get(&["policies", "self-service"]).query("limit", &PAGE_MAX.to_string());
    let first = server.ask(&ask).await?;
    let mut policy: Policy = first.read()?;
    if policy.next.is_none() {
        return Ok((policy, first.bytes().to_vec()));
    }
    for _ in 1..PAGES_MAX {
        let Some(cursor) = &policy.next else { break };
        let more: Policy = server.ask(&ask.clone().query("cursor", cursor)).await?.read()?;
        policy.products.extend(more.products);
        policy.next = more.next;
    }
    let document = json(&policy)?;
    Ok((policy, document))
}

async fn get_product(id: &str, server: &Server, output: &Output) -> Result<(), Trouble> {
    let product: Product = server.ask(&Ask::get(&["products", id])).await?.read()?;
    let (policy, _) = whole(server).await?;
    if let Some(found) = policy.products.iter().find(|held| held.product_id == product.product_id) {
        return if output.is_json() {
            output.document(&json(found)?)
        } else {
            output.table(["product", "name", "value", "because"], &[product_row(found)], "")
        };
    }
    let offer = policy.offer_types.iter().find(|held| Some(held.offer_type) == product.offer_type);
    let Some(offer) = offer else {
        return Err(Trouble::Failed(format!(
            "people cannot buy {} by themselves, whatever the policy",
            product.name
        )));
    };
    if output.is_json() {
        return output.document(&json(offer)?);
    }
    let row = [
        product.product_id,
        product.name,
        offer.value.word().into(),
        format!("{} ({})", offer.because.word(), offer.offer_type.word()),
    ];
    output.table(["product", "name", "value", "because"], &[row], "")
}

fn print_general(output: &Output, policy: &Policy) -> Result<(), Trouble> {
    let decided = policy.products.iter().filter(|held| held.because == PolicySource::ProductEntry).count();
    let blocked = policy.products.iter().filter(|held| held.value == PolicyValue::Disabled).count();
    output.fields(&[
        ("default", format!("{} ({})", policy.default.word(), policy.default_because.word())),
        ("products", policy.products.len().to_string()),
        ("decided one by one", decided.to_string()),
        ("blocked", blocked.to_string()),
    ])?;
    let rows: Vec<_> = offer_type_rows(policy).collect();
    output.table(["offer type", "name", "value", "because"], &rows, "")
}

fn product_row(held: &ProductPolicy) -> [String; 4] {
    [held.product_id.clone(), held.name.clone(), held.value.word().into(), held.because.word().into()]
}

fn offer_type_rows(policy: &Policy) -> impl Iterator<Item = [String; 4]> {
    policy.offer_types.iter().map(|held| {
        [
            held.offer_type.word().into(),
            held.name.clone(),
            held.value.word().into(),
            held.because.word().into(),
        ]
    })
}

async fn set(set: Set, server: &Server, output: &Output) -> Result<(), Trouble> {
    let Set { product, offer_type, default, value: Value(value), write } = set;
    let change = PolicyChange {
        default: default.then_some(value),
        products: product.into_iter().map(|product_id| ProductValue { product_id, value }).collect(),
        offer_types: offer_type.into_iter().map(|offer_type| OfferTypeValue { offer_type, value }).collect(),
        rules: Vec::new(),
    };
    send(&change, &write, server, output).await
}

/// Sends one change, and says what holds now for what it was about.
async fn send(change: &PolicyChange, write: &Write, server: &Server, output: &Output) -> Result<(), Trouble> {
    let ask = Ask::write(Method::PUT, &["policies", "self-service"], write).body(change)?;
    let Some(answer) = write_out(server, output, &ask, write).await? else { return Ok(()) };
    let policy: Policy = answer.read()?;
    output.line(&format!("default: {} ({})", policy.default.word(), policy.default_because.word()))?;
    let about =
        |held: &&ProductPolicy| change.products.iter().any(|product| product.product_id == held.product_id);
    for held in policy.products.iter().filter(about) {
        output.line(&product_row(held).join("  "))?;
    }
    for held in offer_type_rows(&policy).take(if change.offer_types.is_empty() { 0 } else { usize::MAX }) {
        output.line(&held.join("  "))?;
    }
    preview::notes(output, &policy.notes)
}

/// What the file wants and the server does not have.
async fn compare(file: &std::path::Path, server: &Server) -> Result<Vec<Step>, Trouble> {
    let wanted = policy_file::read(file)?;
    let (policy, _) = whole(server).await?;
    let mut resolved = Vec::new();
    for (id, value) in wanted.products() {
        let id = if policy.products.iter().any(|held| held.product_id == id) {
            id.to_owned()
        } else {
            // A former id, or one that nobody may buy by themselves, or a slip of the pen.
            let product: Product = server.ask(&Ask::get(&["products", id])).await?.read()?;
            product.product_id
        };
        resolved.push((id, value));
    }
    policy_file::steps(&wanted, resolved, &policy)
}

fn print_steps(output: &Output, steps: &[Step]) -> Result<(), Trouble> {
    if steps.is_empty() {
        return output.line("no drift: what holds is what the file says");
    }
    let rows: Vec<_> = steps.iter().map(Step::row).collect();
    output.table(["what", "name", "is", "shall be"], &rows, "")
}

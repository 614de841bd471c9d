//! `purser payment-methods` and `purser billing-profiles`: how bills are paid.
//!
//! A card's number and security code are typed (`secret`), sent, and kept nowhere (P-16).

use super::ask::{Ask, Write};
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::secret;
use super::show::maybe;
use super::subscriptions::BUY_FOR;
use super::trouble::Trouble;
use super::word::words;
use super::write_out;
use clap::Subcommand;
use purser_web::wire::{Address, BillingProfile, BuyFor, CardKind, PaymentMethod, PaymentMethodRequest};
use reqwest::Method;

/// Ways to pay.
#[derive(Subcommand)]
pub enum PaymentMethods {
    /// List cards.
    List {
        #[command(flatten)]
        paging: Paging,
    },
    /// Add a card. Asks for its number and security code; without a terminal they are two lines of standard input.
    Add(Box<Add>),
}

/// Who is billed.
#[derive(Subcommand)]
pub enum BillingProfiles {
    /// List billing profiles.
    List {
        #[command(flatten)]
        paging: Paging,
    },
}

/// A new card.
#[derive(clap::Args)]
pub struct Add {
    /// Last month of the card, MM/YY.
    #[arg(long)]
    expiry: String,
    /// Name on the card.
    #[arg(long)]
    name: String,
    /// Street and number.
    #[arg(long)]
    line1: String,
    /// More of it.
    #[arg(long)]
    line2: Option<String>,
    /// City.
    #[arg(long)]
    city: String,
    /// State or region.
    #[arg(long)]
    region: Option<String>,
    /// Postal code.
    #[arg(long)]
    postal_code: String,
    /// ISO 3166 code, for example SE.
    #[arg(long)]
    country: String,
    /// Whose card it is.
    #[arg(long = "for", value_name = "WHOM", default_value = "self", value_parser = words::<BuyFor>(BUY_FOR))]
    keep_for: BuyFor,
    #[command(flatten)]
    write: Write,
}

/// Runs one command about payment methods.
pub async fn methods(command: PaymentMethods, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        PaymentMethods::List { paging } => {
            let ask = Ask::get(&["payment-methods"]);
            let Some(found) = list::<PaymentMethod>(server, output, &ask, &paging).await? else {
                return Ok(());
            };
            let rows: Vec<_> = found.iter().map(row).collect();
            output.table(HEADINGS, &rows, "There are no payment methods.")
        }
        PaymentMethods::Add(add) => {
            let Add { expiry, name, line1, line2, city, region, postal_code, country, keep_for, write } =
                *add;
            let [number, security_code] =
                secret::ask(["Card number", "Security code"])?.map(|typed| typed.trim().into());
            let address = Address { line1, line2, city, region, postal_code, country };
            let kind = CardKind::Card;
            let card = PaymentMethodRequest { kind, number, expiry, security_code, name, address, keep_for };
            let ask = Ask::write(Method::POST, &["payment-methods"], &write).body(&card)?;
            let Some(answer) = write_out(server, output, &ask, &write).await? else { return Ok(()) };
            output.table(HEADINGS, &[row(&answer.read()?)], "")
        }
    }
}

const HEADINGS: [&str; 7] = ["payment method", "for", "brand", "last digits", "expiry", "name", "status"];

fn row(method: &PaymentMethod) -> [String; 7] {
    [
        method.id.to_string(),
        whom(method.keep_for).into(),
        method.brand.clone(),
        method.last4.clone(),
        method.expiry.clone(),
        method.name.clone(),
        method.status.clone(),
    ]
}

const fn whom(whom: BuyFor) -> &'static str {
    match whom {
        BuyFor::Caller => "self",
        BuyFor::Organization => "organization",
    }
}

/// Runs one command about billing profiles.
pub async fn profiles(command: BillingProfiles, server: &Server, output: &Output) -> Result<(), Trouble> {
    let BillingProfiles::List { paging } = command;
    let ask = Ask::get(&["billing-profiles"]);
    let Some(found) = list::<BillingProfile>(server, output, &ask, &paging).await? else { return Ok(()) };
    let rows: Vec<_> = found
        .iter()
        .map(|profile| {
            [
                profile.id.to_string(),
                profile.name.clone(),
                whom(profile.bill_for).into(),
                profile.currency.clone(),
                profile.payment_method_id.map_or_else(|| "by invoice".into(), |id| id.to_string()),
                maybe(profile.purchase_order.as_ref()),
            ]
        })
        .collect();
    let headings = ["billing profile", "name", "for", "currency", "paid with", "purchase order"];
    output.table(headings, &rows, "There are no billing profiles.")
}

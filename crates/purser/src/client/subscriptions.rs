//! `purser subscriptions`: what was bought, and everything that can be done with it.

use super::ask::{Ask, Write};
use super::http::Server;
use super::list::{Paging, list};
use super::output::Output;
use super::show::{money, owner, subscription_fields};
use super::take_over::{self, TakeOver, Undo};
use super::trouble::Trouble;
use super::word::{switch, words};
use super::{holders, write_out};
use clap::Subcommand;
use jiff::civil::Date;
use purser_web::wire::{
    BillingFrequency, BuyFor, CancelReason, CancelRequest, Canceled, Channel, HeldLicense, List,
    OrderRequest, Plan, Product, QuantityRequest, RecurringRequest, Status, Subscription, Term, UsersRequest,
    When,
};
use reqwest::Method;
use uuid::Uuid;

/// The words of `--for`.
pub const BUY_FOR: [&str; 2] = ["self", "organization"];

/// What was bought.
#[derive(Subcommand)]
pub enum Subscriptions {
    /// List the subscriptions that you may see.
    List(Filter),
    /// Show one subscription.
    Show {
        /// The subscription.
        id: Uuid,
    },
    /// Buy licenses of a product.
    Buy(Buy),
    /// Change the number of licenses: the new absolute total.
    Quantity {
        /// The subscription.
        id: Uuid,
        /// 105 where there were 100 and five are added.
        total: i64,
        /// From when on.
        #[arg(long, default_value = "now", value_parser = words::<When>(When::ALL.iter().map(|when| when.word())))]
        when: When,
        #[command(flatten)]
        change: Change,
    },
    /// Turn recurring billing on or off.
    Recurring {
        /// The subscription.
        id: Uuid,
        /// Whether it renews at its end.
        #[arg(value_parser = switch(), action = clap::ArgAction::Set)]
        recurring: bool,
        #[command(flatten)]
        change: Change,
    },
    /// Give people licenses, all or none of them.
    Assign(People),
    /// Take licenses away from people, from all or none of them.
    Unassign(People),
    /// Cancel a subscription.
    Cancel {
        /// The subscription.
        id: Uuid,
        /// Why.
        #[arg(long, value_parser = words::<CancelReason>(CancelReason::ALL.iter().map(|reason| reason.word())))]
        reason: CancelReason,
        /// In your own words.
        #[arg(long)]
        comment: Option<String>,
        /// Today, or before the next renewal.
        #[arg(long, default_value = "now", value_parser = words::<When>(When::ALL.iter().map(|when| when.word())))]
        when: When,
        #[command(flatten)]
        change: Change,
    },
    /// Take over what a person bought by themselves, and wait until it is done.
    TakeOver(TakeOver),
    /// Undo a take-over.
    Undo(Undo),
}

/// A change of one subscription.
#[derive(clap::Args)]
pub struct Change {
    /// Only if the subscription still has this version.
    #[arg(long, value_name = "VERSION")]
    if_match: Option<u64>,
    #[command(flatten)]
    pub write: Write,
}

impl Change {
    /// The request for a change of this subscription.
    pub fn ask(&self, method: Method, id: Uuid, what: &[&str]) -> Ask {
        let id = id.to_string();
        let mut path = vec!["subscriptions", id.as_str()];
        path.extend(what);
        Ask::write(method, &path, &self.write).if_match(self.if_match)
    }
}

/// Which subscriptions.
#[derive(clap::Args)]
pub struct Filter {
    /// Whose.
    #[arg(long, value_parser = words::<Channel>(Channel::ALL.iter().map(|channel| channel.word())))]
    owner: Option<Channel>,
    /// Of which product, by id.
    #[arg(long, value_name = "PRODUCT_ID")]
    product: Option<String>,
    /// In which state.
    #[arg(long, value_parser = words::<Status>(Status::ALL.iter().map(|status| status.word())))]
    status: Option<Status>,
    /// Only where the product's or the purchaser's name has these letters.
    #[arg(long)]
    search: Option<String>,
    #[command(flatten)]
    paging: Paging,
}

/// An order.
#[derive(clap::Args)]
pub struct Buy {
    /// What: a plan of a product. `purser products show ID` lists them.
    #[arg(long, value_name = "PLAN_ID", required_unless_present = "product")]
    plan: Option<Uuid>,
    /// What: a product, by id. Needs --term and --billing-frequency where it has several plans.
    #[arg(long, value_name = "PRODUCT_ID", conflicts_with = "plan")]
    product: Option<String>,
    /// Length of one term.
    #[arg(long, conflicts_with = "plan", value_parser = words::<Term>(Term::ALL.iter().map(|term| term.word())))]
    term: Option<Term>,
    /// How often a term is billed.
    #[arg(long, conflicts_with = "plan",
        value_parser = words::<BillingFrequency>(BillingFrequency::ALL.iter().map(|every| every.word())))]
    billing_frequency: Option<BillingFrequency>,
    /// How many licenses.
    #[arg(long)]
    quantity: i64,
    /// For whom.
    #[arg(long = "for", value_name = "WHOM", default_value = "self", value_parser = words::<BuyFor>(BUY_FOR))]
    buy_for: BuyFor,
    /// How it is paid; without it the billing profile's way.
    #[arg(long, value_name = "ID")]
    payment_method: Option<Uuid>,
    /// Who is billed; without it the owner's default billing profile.
    #[arg(long, value_name = "ID")]
    billing_profile: Option<Uuid>,
    /// Start it as a trial.
    #[arg(long)]
    trial: bool,
    /// First day, when it starts later: YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    starts_on: Option<Date>,
    #[command(flatten)]
    write: Write,
}

/// People who get or lose a license.
#[derive(clap::Args)]
pub struct People {
    /// The subscription.
    id: Uuid,
    /// User principal names or ids, at most 20.
    #[arg(required = true, value_name = "USER")]
    users: Vec<String>,
    #[command(flatten)]
    change: Change,
}

/// Runs one command.
pub async fn run(command: Subscriptions, server: &Server, output: &Output) -> Result<(), Trouble> {
    match command {
        Subscriptions::List(filter) => list_them(&filter, server, output).await,
        Subscriptions::Show { id } => {
            let answer = server.ask(&Ask::get(&["subscriptions", &id.to_string()])).await?;
            if output.is_json() {
                return output.document(answer.bytes());
            }
            output.fields(&subscription_fields(&answer.read()?))
        }
        Subscriptions::Buy(buy) => place_order(&buy, server, output).await,
        Subscriptions::Quantity { id, total, when, change } => {
            let ask = change.ask(Method::PUT, id, &["quantity"]).body(&QuantityRequest { total, when })?;
            changed(server, output, &ask, &change.write).await
        }
        Subscriptions::Recurring { id, recurring, change } => {
            let ask = change.ask(Method::PUT, id, &["recurring"]).body(&RecurringRequest { recurring })?;
            changed(server, output, &ask, &change.write).await
        }
        Subscriptions::Assign(people) => assign(people, "assign", server, output).await,
        Subscriptions::Unassign(people) => assign(people, "unassign", server, output).await,
        Subscriptions::Cancel { id, reason, comment, when, change } => {
            let ask =
                change.ask(Method::POST, id, &["cancel"]).body(&CancelRequest { reason, comment, when })?;
            let Some(answer) = write_out(server, output, &ask, &change.write).await? else { return Ok(()) };
            let canceled: Canceled = answer.read()?;
            let mut fields = subscription_fields(&canceled.subscription);
            fields.push(("credited, without tax", money(canceled.credit.as_ref())));
            output.fields(&fields)
        }
        Subscriptions::TakeOver(take_over) => take_over::run(&take_over, server, output).await,
        Subscriptions::Undo(undo) => take_over::undo(&undo, server, output).await,
    }
}

async fn list_them(filter: &Filter, server: &Server, output: &Output) -> Result<(), Trouble> {
    let ask = Ask::get(&["subscriptions"])
        .maybe("owner", filter.owner.map(Channel::word))
        .maybe("product_id", filter.product.as_deref())
        .maybe("status", filter.status.map(Status::word))
        .maybe("search", filter.search.as_deref());
    let Some(found) = list::<Subscription>(server, output, &ask, &filter.paging).await? else {
        return Ok(());
    };
    let rows: Vec<_> = found
        .iter()
        .map(|row| {
            [
                row.id.to_string(),
                row.product_name.clone(),
                owner(&row.owner),
                row.status.word().into(),
                row.quantity.to_string(),
                row.assigned.to_string(),
                row.available.to_string(),
                money(row.price.as_ref()),
                row.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            ]
        })
        .collect();
    let headings =
        ["subscription", "product", "owner", "status", "licenses", "assigned", "free", "price", "until"];
    output.table(headings, &rows, "There are no such subscriptions.")
}

async fn place_order(buy: &Buy, server: &Server, output: &Output) -> Result<(), Trouble> {
    let plan_id = match (buy.plan, &buy.product) {
        (Some(plan), _) => plan,
        (None, Some(product)) => {
            let product: Product = server.ask(&Ask::get(&["products", product])).await?.read()?;
            choose(&product, buy.term, buy.billing_frequency)?
        }
        (None, None) => return Err(Trouble::Usage("what? Give --product or --plan".into())),
    };
    let order = OrderRequest {
        plan_id,
        quantity: buy.quantity,
        payment_method_id: buy.payment_method,
        billing_profile_id: buy.billing_profile,
        buy_for: buy.buy_for,
        trial: buy.trial,
        starts_on: buy.starts_on,
    };
    let ask = Ask::write(Method::POST, &["orders"], &buy.write).body(&order)?;
    changed(server, output, &ask, &buy.write).await
}

/// The one plan that is meant; when several are, the caller must say which.
fn choose(
    product: &Product,
    term: Option<Term>,
    frequency: Option<BillingFrequency>,
) -> Result<Uuid, Trouble> {
    let meant = |plan: &&Plan| {
        term.is_none_or(|term| plan.term == term)
            && frequency.is_none_or(|every| plan.billing_frequency == every)
    };
    let mut found = product.plans.iter().filter(meant);
    match (found.next(), found.next()) {
        (Some(plan), None) => Ok(plan.plan_id),
        (one, _) => {
            let listed: Vec<_> = product.plans.iter().map(describe).collect();
            let what = if one.is_none() { "no plan of this product fits" } else { "which plan?" };
            let listed =
                if listed.is_empty() { "\n  (it has no price here)".into() } else { listed.concat() };
            Err(Trouble::Usage(format!("{what} {} has:{listed}", product.name)))
        }
    }
}

fn describe(plan: &Plan) -> String {
    let (term, every) = (plan.term.word(), plan.billing_frequency.word());
    format!("\n  --term {term} --billing-frequency {every}   {} a license", money(Some(&plan.unit_price)))
}

async fn assign(people: People, word: &str, server: &Server, output: &Output) -> Result<(), Trouble> {
    let People { id, users, change } = people;
    let ask = change.ask(Method::POST, id, &["licenses", word]).body(&UsersRequest { users })?;
    let Some(answer) = write_out(server, output, &ask, &change.write).await? else { return Ok(()) };
    let held: List<HeldLicense> = answer.read()?;
    holders(output, &held.items, "Nobody of them holds a license now.")
}

/// Sends a write whose answer is the subscription, and shows it.
async fn changed(server: &Server, output: &Output, ask: &Ask, write: &Write) -> Result<(), Trouble> {
    match write_out(server, output, ask, write).await? {
        Some(answer) => output.fields(&subscription_fields(&answer.read()?)),
        None => Ok(()),
    }
}

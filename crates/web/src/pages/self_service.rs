//! Self-service trials and purchases: what people may buy by themselves, product by product (R-POL-20, W-A4).

use super::address::Address;
use super::form::{Form, done, unfinished};
use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::rest::policy::{all_governed, is_governed};
use crate::shared::Shared;
use axum::Router;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::views::your_products::{ProductsFilter, SubscriptionSort, your_products};
use purser_app::views::{OwnerFilter, Paging, catalog};
use purser_app::{Done, Failure, Reading};
use purser_domain::authz::Permission;
use purser_domain::catalog::Product;
use purser_domain::command::Command;
use purser_domain::limits::PAGE_MAX;
use purser_domain::plan::Note;
use purser_domain::policy::{OfferType, PolicyChange, PolicySet, PolicyValue, Verdict};
use purser_domain::refusal::{Rule, Thing};
use purser_domain::subscription::Status;
use purser_render::page::self_service::{Pane, Row, SelfService, because, page};
use purser_render::page::{Entered, Pager, Place, Shell};
use std::collections::BTreeSet;
use std::sync::Arc;

const HERE: &str = "/settings/self-service";
/// What gives a decision back to the default.
const DEFAULT: &str = "default";

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route(HERE, get(list).post(change)).route("/settings/self-service.csv", get(file))
}

/// Where in the list somebody is, and what they chose there.
struct Asked {
    search: String,
    cursor: Option<String>,
    chosen: Chosen,
}

/// What a pane is about.
#[derive(Default)]
enum Chosen {
    #[default]
    Nothing,
    Products(Vec<String>),
    Offer(OfferType),
    Default,
}

impl Asked {
    fn of(all: &mut impl FnMut(&str) -> Vec<String>) -> Result<Self, Problem> {
        let mut first = |name: &str| all(name).into_iter().next().unwrap_or_default().trim().to_owned();
        let search = first("search");
        let cursor = Some(first("cursor")).filter(|cursor| !cursor.is_empty());
        let offer = first("offer");
        let default = first(DEFAULT) == "yes";
        let mut seen = BTreeSet::new();
        let products: Vec<String> = all("product").into_iter().filter(|id| seen.insert(id.clone())).collect();
        if products.len() > usize::try_from(PAGE_MAX).unwrap_or(usize::MAX) {
            return Err(Problem::field("product", Rule::TooLong { max: u64::from(PAGE_MAX) }));
        }
        let chosen = match (offer.as_str(), default) {
            ("", true) => Chosen::Default,
            ("", false) if products.is_empty() => Chosen::Nothing,
            ("", false) => Chosen::Products(products),
            (word, _) => Chosen::Offer(OfferType::named(word).ok_or(Problem::not_found(Thing::OfferType))?),
        };
        Ok(Self { search, cursor, chosen })
    }

    /// This part of the list, as an address.
    fn address(&self) -> Address {
        self.first_page().with("cursor", self.cursor.clone().unwrap_or_default())
    }

    fn first_page(&self) -> Address {
        Address::new(HERE).with("search", self.search.as_str())
    }

    /// Where the pane closes to: the part of the list, at the thing that was chosen.
    fn back(&self) -> String {
        let anchor = match &self.chosen {
            Chosen::Products(ids) if ids.len() == 1 => ids.first().map(|id| format!("#{}", anchor(id))),
            Chosen::Offer(offer) => Some(format!("#{}", anchor(offer.word()))),
            Chosen::Default => Some(format!("#{}", anchor(DEFAULT))),
            Chosen::Products(_) | Chosen::Nothing => None,
        };
        format!("{}{}", self.address().text(), anchor.unwrap_or_default())
    }
}

fn anchor(id: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("row-{}", id.chars().map(safe).collect::<String>())
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let asked = Asked::of(&mut |name| params.all(name))?;
    let (mut reading, shell) = visit.open(Place::SelfServicePolicy).await?;
    let view = view(&mut reading, &shell, &asked, Entered::default()).await?;
    Ok(Html(page(&shell, &view)))
}

/// One page of the catalog without what the policy does not govern: it can be shorter than others.
async fn view(
    reading: &mut Reading,
    shell: &Shell,
    asked: &Asked,
    entered: Entered,
) -> Result<SelfService, Problem> {
    let cursor = asked.cursor.as_deref().and_then(|cursor| cursor.parse().ok());
    let (here, first) = (asked.address(), asked.first_page());
    let first_page = cursor.is_some().then(|| first.text());
    let set = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
    let paging = Paging::longest().from(cursor);
    let found = catalog::products(&mut reading.reader, Some(&asked.search), &paging).await?;
    let may_change = reading.standing.may(Permission::SetPolicy);
    let rows = found.items.iter().filter(|product| is_governed(product));
    let rows = rows.map(|product| {
        let href = here.with("product", product.product_id.as_str()).text();
        row(&product.product_id, &product.name, href, set.evaluate(product))
    });
    let offers = OfferType::ALL.into_iter().map(|offer| {
        let href = here.with("offer", offer.word()).text();
        row(offer.word(), &offer_name(shell, offer), href, set.evaluate_offer_type(offer))
    });
    let next = found.next.map(|next| first.with("cursor", next.to_string()).text());
    Ok(SelfService {
        may_change,
        search: asked.search.clone(),
        kept: here.fields_without(""),
        rows: rows.collect(),
        pager: Pager { next, first: first_page },
        csv: first.at("/settings/self-service.csv").text(),
        default: row(DEFAULT, "", here.with(DEFAULT, "yes").text(), set.fallback()),
        offers: offers.collect(),
        pane: if may_change { pane(reading, shell, &set, asked, entered).await? } else { None },
    })
}

/// An offer type's name in the viewer's language.
fn offer_name(shell: &Shell, offer: OfferType) -> String {
    shell.t(&format!("selfservice-offer-{}", offer.word()))
}

fn row(id: &str, name: &str, href: String, verdict: Verdict) -> Row {
    Row {
        anchor: anchor(id),
        id: id.into(),
        name: name.into(),
        href,
        value: verdict.value,
        because: verdict.because,
    }
}

async fn pane(
    reading: &mut Reading,
    shell: &Shell,
    set: &PolicySet,
    asked: &Asked,
    entered: Entered,
) -> Result<Option<Pane>, Problem> {
    let two = vec![PolicyValue::Enabled, PolicyValue::Disabled];
    let base = Pane {
        title: None,
        subjects: Vec::new(),
        values: PolicyValue::ALL.into(),
        present: None,
        own: false,
        untouched: None,
        without_trial: Vec::new(),
        close: asked.back(),
        entered,
    };
    let pane = match &asked.chosen {
        Chosen::Nothing => return Ok(None),
        Chosen::Default => Pane {
            title: Some(shell.t("selfservice-default")),
            subjects: vec![((DEFAULT, "yes".into()), String::new())],
            present: Some(set.fallback().value),
            own: set.default.is_some(),
            ..base
        },
        Chosen::Offer(offer) => Pane {
            title: Some(offer_name(shell, *offer)),
            subjects: vec![(("offer", offer.word().into()), offer_name(shell, *offer))],
            values: two,
            present: Some(set.evaluate_offer_type(*offer).value),
            own: set.offer_types.contains_key(offer),
            ..base
        },
        Chosen::Products(ids) => of_products(reading, set, ids, base).await?,
    };
    Ok(Some(pane))
}

async fn of_products(
    reading: &mut Reading,
    set: &PolicySet,
    ids: &[String],
    base: Pane,
) -> Result<Pane, Problem> {
    let products = named(reading, ids).await?;
    let values: BTreeSet<PolicyValue> = products.iter().map(|product| set.evaluate(product).value).collect();
    let one = if let [one] = products.as_slice() { Some(one) } else { None };
    let untouched = match one {
        Some(product) => Some(existing(reading, product).await?),
        None => None,
    };
    let own = |product: &Product| {
        set.products.contains_key(&product.product_id)
            || product.aliases.iter().any(|id| set.products.contains_key(id))
    };
    Ok(Pane {
        title: one.map(|product| product.name.clone()),
        present: values.first().copied().filter(|_| values.len() == 1),
        own: products.iter().any(own),
        untouched,
        without_trial: products
            .iter()
            .filter(|product| !product.trial_without_payment_method)
            .map(|product| product.name.clone())
            .collect(),
        subjects: products
            .into_iter()
            .map(|product| (("product", product.product_id), product.name))
            .collect(),
        ..base
    })
}

/// The products with these ids. One is asked for alone; several are found among all that are governed.
async fn named(reading: &mut Reading, ids: &[String]) -> Result<Vec<Product>, Problem> {
    let unknown = || Problem::not_found(Thing::Product);
    if let [id] = ids {
        let found = catalog::product(&mut reading.reader, id).await.map_err(Failure::from)?;
        return Ok(vec![found.filter(is_governed).ok_or_else(unknown)?]);
    }
    let governed = all_governed(reading).await?;
    let mut products: Vec<Product> =
        governed.into_iter().filter(|product| ids.contains(&product.product_id)).collect();
    if products.len() != ids.len() {
        return Err(unknown());
    }
    products.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(products)
}

/// Purchases and trials of a product that people have; more than a page of them counts as a page.
async fn existing(reading: &mut Reading, product: &Product) -> Result<u64, Problem> {
    let scope = reading.scope();
    let filter = ProductsFilter {
        owner: Some(OwnerFilter::SelfService),
        product_id: Some(product.product_id.clone()),
        ..ProductsFilter::default()
    };
    let order = (SubscriptionSort::Status, false);
    let found = your_products(&mut reading.reader, &scope, &filter, order, &Paging::longest()).await?;
    let there = found.items.iter().filter(|row| row.subscription.status() != Status::Deleted).count();
    Ok(u64::try_from(there).unwrap_or(u64::MAX))
}

async fn change(mut form: Form) -> Result<Response, Problem> {
    let asked = Asked::of(&mut |name| form.all(name))?;
    let problem = match changes(&mut form, &asked.chosen) {
        Ok(changes) => match form.send(Command::SetPolicy { changes }).await {
            Ok(sent) => return saved(&form, &asked, &sent).await,
            Err(problem) => problem,
        },
        Err(problem) => problem,
    };
    let entered = form.entered(problem)?;
    let (mut reading, shell) = form.visit.open(Place::SelfServicePolicy).await?;
    let view = view(&mut reading, &shell, &asked, entered).await?;
    Ok(unfinished(page(&shell, &view)))
}

/// All that was chosen, as one command.
fn changes(form: &mut Form, chosen: &Chosen) -> Result<Vec<PolicyChange>, Problem> {
    let text = form.text("value");
    let value = if text == DEFAULT { None } else { PolicyValue::named(&text) };
    if value.is_none() && text != DEFAULT {
        let allowed = PolicyValue::ALL.map(|value| value.word().to_owned()).into();
        form.refuse("value", if text.is_empty() { Rule::Required } else { Rule::OneOf { allowed } });
    }
    form.check()?;
    Ok(match chosen {
        Chosen::Nothing => return Err(Problem::field("product", Rule::Required)),
        Chosen::Default => vec![PolicyChange::Default(value)],
        Chosen::Offer(offer) => vec![PolicyChange::OfferType(*offer, value)],
        Chosen::Products(ids) => ids.iter().map(|id| PolicyChange::Product(id.clone(), value)).collect(),
    })
}

async fn saved(form: &Form, asked: &Asked, sent: &Done) -> Result<Response, Problem> {
    let blocked = sent.notes.iter().filter(|note| matches!(note, Note::BlocksWithoutTrial(_))).count();
    let back = asked.back();
    if blocked > 0 {
        return Ok(done(&back, "policy-blocked", &[("count", &blocked.to_string())]));
    }
    match &asked.chosen {
        Chosen::Products(ids) => {
            if let [id] = ids.as_slice() {
                let mut reading = form.visit.caller.read().await?;
                let name = catalog::product(&mut reading.reader, id).await.map_err(Failure::from)?;
                let name = name.map(|product| product.name).unwrap_or_default();
                return Ok(done(&back, "policy-product", &[("name", &name)]));
            }
            Ok(done(&back, "policy-products", &[("count", &ids.len().to_string())]))
        }
        Chosen::Offer(_) => Ok(done(&back, "policy-offer", &[])),
        Chosen::Default | Chosen::Nothing => Ok(done(&back, "policy-default", &[])),
    }
}

/// The list as a file, page by page.
async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let search = params.text("search").unwrap_or_default();
    let (reading, shell) = visit.open(Place::SelfServicePolicy).await?;
    drop(reading);
    let head = ["name-product", "selfservice-id", "selfservice-value", "selfservice-because"];
    let head = head.map(|key| shell.t(key)).into();
    let (today, state) = (shell.today, (visit, shell, search, Paging::longest()));
    csv_file::answer("self-service", today, head, state, |(visit, shell, search, paging)| async move {
        let mut reading = visit.caller.read().await?;
        reading.require(Permission::ReadPolicy)?;
        let set = catalog::policy(&mut reading.reader, reading.tenant.id).await.map_err(Failure::from)?;
        let found = catalog::products(&mut reading.reader, Some(&search), &paging).await?;
        let governed = found.items.iter().filter(|product| is_governed(product));
        let rows = governed.map(|product| cells(&shell, product, set.evaluate(product))).collect();
        Ok((rows, found.next.map(|next| (visit, shell, search, paging.from(Some(next))))))
    })
    .await
}

fn cells(shell: &Shell, product: &Product, verdict: Verdict) -> Vec<String> {
    vec![
        product.name.clone(),
        product.product_id.clone(),
        shell.words.policy_value(verdict.value),
        because(shell, verdict.because),
    ]
}

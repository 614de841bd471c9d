//! The licenses of one product (W-A2), and the page beneath everything that is done with them.

use super::licenses::Whose;
use super::service_plans;
use super::visit::Visit;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::Html;
use axum::routing::get;
use core::str::FromStr;
use purser_app::views::licenses::LicenseUser;
use purser_app::views::product_licenses::{self as view, ProductSubscription, UserGroup};
use purser_app::views::{Cursor, Paging, catalog};
use purser_app::{Failure, Reading};
use purser_domain::authz::{Permission, Standing};
use purser_domain::id::{PersonId, SubscriptionId};
use purser_domain::payment::Owner;
use purser_domain::period::day_in;
use purser_domain::refusal::Thing;
use purser_render::page::product_licenses::{Group, ProductLicenses, SubscriptionLine, UserLine, page};
use purser_render::page::{Pager, Place, Shell, Toast};
use std::sync::Arc;

/// People of each purchaser on a page with everybody's purchases; the others are a link away.
const PER_PURCHASER: u32 = 20;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/licenses/{product_id}", get(show))
}

/// A license that somebody holds, as forms name it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Holder {
    /// Of which subscription.
    pub subscription: SubscriptionId,
    /// Who.
    pub person: PersonId,
}

impl core::fmt::Display for Holder {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}", self.subscription, self.person)
    }
}

impl FromStr for Holder {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (subscription, person) = text.split_once('.').ok_or(())?;
        let subscription = subscription.parse().map_err(drop)?;
        Ok(Self { subscription, person: person.parse().map_err(drop)? })
    }
}

/// Which part of the page is looked at.
pub struct Look {
    /// The product, by a current or former id.
    pub product: String,
    /// Whose licenses.
    pub whose: Whose,
    search: String,
    owner: Option<Owner>,
    after: Option<Cursor>,
}

impl Look {
    /// What the address says.
    pub fn read(product: String, params: &mut Params) -> Result<Self, Problem> {
        let whose = Whose::read(params);
        let search = params.text("search").unwrap_or_default();
        let owner = match params.text("owner").as_deref() {
            None | Some("") => None,
            Some("organization") => Some(Owner::Organization),
            Some(id) => Some(Owner::Person(id.parse().map_err(|_| Problem::not_found(Thing::Person))?)),
        };
        let after = match params.text("cursor") {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| Problem::not_found(Thing::Product))?),
        };
        Ok(Self { product, whose, search: search.trim().to_owned(), owner, after })
    }

    /// The page without its query.
    pub fn path(&self) -> String {
        let product: String = form_urlencoded::byte_serialize(self.product.as_bytes()).collect();
        format!("/licenses/{}", product.replace('+', "%20"))
    }

    /// The page beneath a pane, at the button that opened it.
    pub fn beneath(&self, button: &str) -> String {
        format!("{}#{button}", self.whose.of(&self.path()))
    }

    /// The page of one owner's people.
    fn group(&self, owner: Owner, after: Option<&Cursor>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if !self.whose.word().is_empty() {
            query.append_pair("filter", self.whose.word());
        }
        if !self.search.is_empty() {
            query.append_pair("search", &self.search);
        }
        query.append_pair("owner", &owner_word(owner));
        if let Some(after) = after {
            query.append_pair("cursor", &after.to_string());
        }
        format!("{}?{}", self.path(), query.finish())
    }
}

fn owner_word(owner: Owner) -> String {
    owner.person().map_or_else(|| "organization".to_owned(), |person| person.to_string())
}

/// Whether licenses of a subscription of this owner may be assigned: what the domain decides, said before it is asked.
pub fn may_assign(standing: &Standing, owner: Owner) -> bool {
    match owner {
        Owner::Organization => standing.may(Permission::AssignOrganizationLicenses),
        Owner::Person(person) => standing.person() == Some(person),
    }
}

/// What was read for the page.
pub struct Opened {
    /// The snapshot.
    pub reading: Reading,
    /// Around the page.
    pub shell: Shell,
    /// The page.
    pub page: ProductLicenses,
    /// Subscriptions whose licenses the viewer may assign: those with free ones first.
    pub assignable: Vec<ProductSubscription>,
}

/// Reads the page; those who are marked stay so.
pub async fn open(visit: &Visit, look: &Look, marked: &[Holder]) -> Result<Opened, Problem> {
    let (mut reading, shell) = visit.open(Place::Licenses).await?;
    let scope = reading.scope();
    let per_group = if scope.self_service { PER_PURCHASER } else { view::GROUP_MAX };
    let search = Some(look.search.as_str());
    let found =
        view::product_licenses(&mut reading.reader, &scope, &look.product, look.whose.0, search, per_group);
    let found = found.await.map_err(Failure::from)?;
    let mut found = found.ok_or(Problem::not_found(Thing::Product))?;
    let mut only = None;
    if let Some(owner) = look.owner {
        let paging = Paging::new(look.after.clone(), None);
        let users =
            view::product_users(&mut reading.reader, &scope, &look.product, owner, search, &paging).await?;
        let pager = Pager {
            next: users.next.as_ref().map(|next| look.group(owner, Some(next))),
            first: look.after.is_some().then(|| look.group(owner, None)),
        };
        found.groups.retain(|group| group.owner == owner);
        for group in &mut found.groups {
            group.users = users.clone();
        }
        only = Some((look.whose.of(&look.path()), pager));
    }
    let may = found.subscriptions.iter().any(|one| may_assign(&reading.standing, one.owner));
    let switchable = may && has_plans(&mut reading, &found.product_id).await?;
    let standing = &reading.standing;
    let group = |group: UserGroup| {
        let all = (only.is_none() && group.users.next.is_some()).then(|| look.group(group.owner, None));
        let assignable = may_assign(standing, group.owner);
        let plans = (switchable && assignable).then_some(look);
        let line = |user: LicenseUser| user_line(user, &reading.tenant.time_zone, (marked, plans));
        Group {
            assignable,
            purchaser: group.owner.person().map(|_| group.display_name.clone().unwrap_or_default()),
            total: group.users_total,
            users: group.users.items.into_iter().map(line).collect(),
            all,
        }
    };
    let groups: Vec<Group> = found.groups.into_iter().map(group).collect();
    let both = look.whose.0.is_some() || is_both(&found.subscriptions);
    let page = ProductLicenses {
        path: look.path(),
        product_id: found.product_id,
        product: found.product_name,
        available: found.available_quantity,
        assigned: found.assigned,
        unassigned: found.unassigned,
        subscriptions: found.subscriptions.iter().map(subscription_line).collect(),
        subscriptions_total: found.subscriptions_total,
        groups,
        only,
        filters: if both { look.whose.choices(&look.path()) } else { Vec::new() },
        filter: look.whose.word().into(),
        search: look.search.clone(),
        may_assign: may,
        reasons: reasons(standing, &found.subscriptions),
        problem: None,
    };
    let mut assignable = found.subscriptions;
    assignable.retain(|one| may_assign(standing, one.owner));
    assignable.sort_by_key(|one| one.free == 0);
    Ok(Opened { reading, shell, page, assignable })
}

/// Whether there are subscriptions of the organization and of others, so that a filter says something.
fn is_both(subscriptions: &[ProductSubscription]) -> bool {
    let own = |one: &ProductSubscription| one.owner == Owner::Organization;
    subscriptions.iter().any(own) && !subscriptions.iter().all(own)
}

/// Whether there are services that can be switched (R-LIC-3).
async fn has_plans(reading: &mut Reading, product: &str) -> Result<bool, Problem> {
    let product = catalog::product(&mut reading.reader, product).await.map_err(Failure::from)?;
    Ok(product.is_some_and(|product| !product.service_plans.is_empty()))
}

/// A row; with a look, its service plans can be switched from there.
fn user_line(user: LicenseUser, zone: &str, (marked, plans): (&[Holder], Option<&Look>)) -> UserLine {
    let holder = Holder { subscription: user.subscription_id, person: user.user_id };
    UserLine {
        holder: holder.to_string(),
        name: user.display_name,
        user_principal_name: user.user_principal_name,
        href: format!("/users/{}", user.user_id),
        since: day_in(zone, user.assigned_at),
        marked: marked.contains(&holder),
        plans: plans.map(|look| (service_plans::address(look, &holder), service_plans::link(&holder))),
    }
}

fn subscription_line(one: &ProductSubscription) -> SubscriptionLine {
    SubscriptionLine {
        id: one.id.to_string(),
        purchaser: one.owner.person().map(|_| one.owner_name.clone().unwrap_or_default()),
        status: one.status,
        quantity: one.quantity,
        assigned: one.assigned,
        ends_on: one.ends_on,
    }
}

/// Why some licenses cannot be assigned here (R-ADM-10).
fn reasons(standing: &Standing, subscriptions: &[ProductSubscription]) -> Vec<&'static str> {
    let barred = |one: &&ProductSubscription| !may_assign(standing, one.owner);
    let organization = subscriptions.iter().filter(barred).any(|one| one.owner == Owner::Organization);
    let others = subscriptions.iter().filter(barred).any(|one| one.owner != Owner::Organization);
    let take_over = standing.may(Permission::TakeOver);
    let others_reason =
        if take_over { "product-licenses-take-control" } else { "product-licenses-of-purchaser" };
    let reasons =
        [others.then_some(others_reason), organization.then_some("product-licenses-of-organization")];
    reasons.into_iter().flatten().collect()
}

async fn show(
    visit: Visit,
    Path(product): Path<String>,
    mut params: Params,
) -> Result<Html<String>, Problem> {
    let look = Look::read(product, &mut params)?;
    let undo: Vec<Holder> = params.ids("done.holder");
    let mut opened = open(&visit, &look, &[]).await?;
    if let Some(toast) = opened.shell.toast.as_mut().filter(|_| !undo.is_empty()) {
        offer_undo(toast, &look, &undo);
    }
    Ok(Html(page(&opened.shell, &opened.page, None)))
}

/// The way back after licenses were unassigned: the same people get them again.
fn offer_undo(toast: &mut Toast, look: &Look, holders: &[Holder]) {
    let mut fields: Vec<(String, String)> =
        holders.iter().map(|holder| ("holder".to_owned(), holder.to_string())).collect();
    fields.push(("filter".to_owned(), look.whose.word().to_owned()));
    toast.undo = Some((format!("{}/unassign/undo", look.path()), fields));
}

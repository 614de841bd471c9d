//! Users: the list for those who have a directory role, and one person. What is told of a person is [`Detail`].

use super::visit::Visit;
use crate::csv_file;
use crate::params::Params;
use crate::problem::Problem;
use crate::shared::Shared;
use axum::Router;
use axum::extract::Path;
use axum::response::{Html, Response};
use axum::routing::get;
use purser_app::views::Paging;
use purser_app::views::held::{HeldLicense, licenses_of};
use purser_app::views::people::{Detail, PersonDetail, PersonRow, groups_of, user, users};
use purser_app::views::subscriptions::SubscriptionRow;
use purser_app::views::your_products::{ProductsFilter, SubscriptionSort, your_products};
use purser_app::{Failure, Reading};
use purser_domain::command::PersonRef;
use purser_domain::id::PersonId;
use purser_domain::period::day_in;
use purser_domain::refusal::Thing;
use purser_render::Words;
use purser_render::page::users::{
    License, Person, Profile, Purchase, Row, Users, account, page, person, role,
};
use purser_render::page::{Pager, Place};
use std::sync::Arc;

pub fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/users", get(list)).route("/users.csv", get(file)).route("/users/{id}", get(one))
}

/// How much the viewer is told of others.
pub fn detail(reading: &Reading) -> Detail {
    if reading.standing.roles.is_empty() { Detail::Names } else { Detail::Full }
}

/// An address of the list.
fn address(path: &str, search: &str, cursor: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !search.is_empty() {
        query.append_pair("search", search);
    }
    if let Some(cursor) = cursor {
        query.append_pair("cursor", cursor);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

async fn list(visit: Visit, mut params: Params) -> Result<Html<String>, Problem> {
    let search = params.text("search").unwrap_or_default().trim().to_owned();
    let paging = params.paging();
    params.wrong()?;
    let (mut reading, shell) = visit.open(Place::Users).await?;
    let (scope, detail) = (reading.scope(), detail(&reading));
    let found = users(&mut reading.reader, &scope, detail, Some(&search), &paging).await?;
    let next = found.next.as_ref().map(ToString::to_string);
    let view = Users {
        pager: Pager {
            next: next.map(|next| address("/users", &search, Some(&next))),
            first: (paging != Paging::default()).then(|| address("/users", &search, None)),
        },
        csv: address("/users.csv", &search, None),
        rows: found.items.into_iter().map(row).collect(),
        search,
    };
    Ok(Html(page(&shell, &view)))
}

fn row(found: PersonRow) -> Row {
    let (department, job_title, roles) = match found.full {
        Some(full) => {
            let PersonDetail { department, job_title, roles, .. } = full;
            (department.unwrap_or_default(), job_title.unwrap_or_default(), roles.into_iter().collect())
        }
        None => Default::default(),
    };
    Row {
        href: format!("/users/{}", found.id),
        name: found.display_name,
        user_principal_name: found.user_principal_name,
        department,
        job_title,
        roles,
        guest: found.guest,
        active: found.active,
    }
}

async fn file(visit: Visit, mut params: Params) -> Result<Response, Problem> {
    let search = params.text("search").unwrap_or_default();
    params.done()?;
    let (_, shell) = visit.open(Place::Users).await?;
    let columns = [
        "name-display-name",
        "field-sign-in-name",
        "users-department",
        "users-job-title",
        "users-roles",
        "users-account",
    ];
    let head = columns.map(|name| shell.t(name)).into();
    let (words, state) = (shell.words, (visit.caller, search, Paging::longest()));
    csv_file::answer("users", shell.today, head, state, move |(caller, search, paging)| async move {
        let mut reading = caller.read().await?;
        let (scope, detail) = (reading.scope(), detail(&reading));
        let page = users(&mut reading.reader, &scope, detail, Some(&search), &paging).await?;
        let rows = page.items.into_iter().map(|found| cells(words, row(found))).collect();
        Ok((rows, page.next.map(|next| (caller, search, Paging::longest().from(Some(next))))))
    })
    .await
}

fn cells(words: &Words, row: Row) -> Vec<String> {
    let said = |keys: Vec<&'static str>| {
        let names: Vec<String> = keys.into_iter().filter_map(|key| words.name(key).ok()).collect();
        names.join("; ")
    };
    let roles = said(row.roles.iter().map(|one| role(*one)).collect());
    let account = said(account(row.guest, row.active));
    vec![row.name, row.user_principal_name, row.department, row.job_title, roles, account]
}

async fn one(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, Problem> {
    let id: PersonId = id.parse().map_err(|_| Problem::not_found(Thing::Person))?;
    // Everyone may see who somebody is; the list is for those who have a role.
    let (mut reading, mut shell) = visit.open(Place::MyAccount).await?;
    let listed = shell.viewer.as_ref().is_some_and(|viewer| viewer.places.contains(&Place::Users));
    shell.place = listed.then_some(Place::Users);
    let (scope, detail) = (reading.scope(), detail(&reading));
    let found = user(&mut reading.reader, &scope, detail, &PersonRef::Id(id)).await.map_err(Failure::from)?;
    let found = found.ok_or(Problem::not_found(Thing::Person))?;
    let licenses = licenses_of(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    let filter = ProductsFilter { purchaser: Some(id), ..ProductsFilter::default() };
    let order = (SubscriptionSort::Created, true);
    let bought = your_products(&mut reading.reader, &scope, &filter, order, &Paging::default()).await?;
    let zone = reading.tenant.time_zone.clone();
    let search = address("/products", &found.user_principal_name, None);
    let view = Person {
        id: found.id.to_string(),
        profile: profile(&mut reading, found.id, found.full).await?,
        name: found.display_name,
        user_principal_name: found.user_principal_name,
        guest: found.guest,
        active: found.active,
        licenses: licenses.into_iter().map(|one| license(one, &zone)).collect(),
        more_purchases: bought.next.is_some().then_some(search),
        purchases: bought.items.iter().map(purchase).collect(),
        listed,
    };
    Ok(Html(person(&shell, &view)))
}

async fn profile(
    reading: &mut Reading,
    id: PersonId,
    full: Option<PersonDetail>,
) -> Result<Option<Profile>, Problem> {
    let Some(full) = full else { return Ok(None) };
    let (scope, detail) = (reading.scope(), detail(reading));
    let manager = match full.manager {
        Some(id) => {
            let found = user(&mut reading.reader, &scope, detail, &PersonRef::Id(id)).await;
            found.map_err(Failure::from)?.map(|found| (format!("/users/{id}"), found.display_name))
        }
        None => None,
    };
    let groups = groups_of(&mut reading.reader, &scope, id).await.map_err(Failure::from)?;
    Ok(Some(Profile {
        groups,
        department: full.department,
        job_title: full.job_title,
        manager,
        roles: full.roles.into_iter().collect(),
        usage_location: full.usage_location,
    }))
}

fn license(one: HeldLicense, zone: &str) -> License {
    License {
        href: format!("/licenses/{}", one.product_id),
        product: one.product_name,
        purchaser: one.owner.person().map(|_| one.owner_name.unwrap_or_default()),
        status: one.status,
        since: day_in(zone, one.assigned_at),
    }
}

fn purchase(found: &SubscriptionRow) -> Purchase {
    let known = &found.subscription;
    Purchase {
        href: format!("/subscriptions/{}", known.id),
        product: known.product_name.clone(),
        status: known.status(),
        quantity: known.quantity(),
        assigned: known.assigned,
        ends_on: known.ends_on(),
    }
}

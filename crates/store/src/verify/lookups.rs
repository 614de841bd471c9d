//! The tables of what is unique everywhere and the things that they are about: each has the other. They are compared
//! page by page, not joined: a distributed engine keeps them on different nodes.

use super::{PAGE, Search, statements};
use crate::error::StoreError;
use crate::name_order::sort_key;
use crate::sql::{Lookup, Statement};
use crate::value::{Row, Value};
use purser_domain::id::TenantId;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Whose a name is: tenant, and person or token.
type Owner = (Uuid, Uuid);

/// Every tenant of a page has its domain.
pub async fn domains(search: &mut Search, page: &[Row]) -> Result<(), StoreError> {
    let things = page.iter().map(|row| Ok(((row.id(0)?, row.id(0)?), row.text(3)?)));
    named(search, &statements::DOMAIN, things.collect::<Result<_, StoreError>>()?, "domain").await
}

/// Every person has their sign-in name, and is listed where their name stands.
pub async fn people(search: &mut Search, tenant: TenantId, market: &str) -> Result<(), StoreError> {
    let ordered = |search: &mut Search, row: &Row| {
        in_order(search, (tenant, market), row.id(0)?, (&row.text(2)?, &row.text(3)?));
        Ok(())
    };
    walk(search, tenant, &statements::PEOPLE, &statements::NAME, "sign-in name", ordered).await
}

/// Every group is listed where its name stands.
pub async fn groups(search: &mut Search, tenant: TenantId, market: &str) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let page = search.page(&statements::GROUPS, &[tenant.into(), after.into()]).await?;
        for row in &page {
            after = row.id(0)?;
            in_order(search, (tenant, market), after, (&row.text(1)?, &row.text(2)?));
        }
        if ended(&page) {
            return Ok(());
        }
    }
}

fn in_order(search: &mut Search, (tenant, market): (TenantId, &str), id: Uuid, (name, key): (&str, &str)) {
    search.check(key == sort_key(market, name), "names-in-order", || {
        format!("{id} of tenant {tenant} is not listed where {name} stands")
    });
}

/// Every token has its hash.
pub async fn tokens(search: &mut Search, tenant: TenantId) -> Result<(), StoreError> {
    walk(search, tenant, &statements::TOKENS, &statements::HASH, "token hash", |_, _| Ok(())).await
}

async fn walk(
    search: &mut Search,
    tenant: TenantId,
    pages: &'static Statement,
    lookup: &'static Lookup,
    what: &'static str,
    also: impl Fn(&mut Search, &Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let page = search.page(pages, &[tenant.into(), after.into()]).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id(0)?;
        for row in &page {
            also(search, row)?;
        }
        let things = page.iter().map(|row| Ok(((tenant.0, row.id(0)?), row.text(1)?)));
        named(search, lookup, things.collect::<Result<_, StoreError>>()?, what).await?;
        if ended(&page) {
            return Ok(());
        }
    }
}

/// Whether a page is the last one, so that small tenants cost one query and not two.
fn ended(page: &[Row]) -> bool {
    i64::try_from(page.len()).is_ok_and(|rows| rows < PAGE)
}

/// Every thing is found under its name, and nothing else is.
async fn named(
    search: &mut Search,
    lookup: &'static Lookup,
    things: Vec<(Owner, String)>,
    what: &'static str,
) -> Result<(), StoreError> {
    let keys = things.iter().map(|(_, name)| vec![Value::from(name)]).collect();
    let mut owners: BTreeMap<String, Owner> = BTreeMap::new();
    for row in search.reader.lookup(lookup, keys).await? {
        owners.insert(row.text(0)?, (row.id(1)?, row.id(2)?));
    }
    for (owner, name) in things {
        let found = owners.get(&name);
        search.check(found == Some(&owner), "names-lead-to-things", || {
            format!("{what} {name} of {} in tenant {} leads to {found:?}", owner.1, owner.0)
        });
    }
    Ok(())
}

/// Every name is of something that has this name.
pub async fn strays(search: &mut Search) -> Result<(), StoreError> {
    for (pages, lookup, keys, what) in [
        (&statements::DOMAINS, &statements::TENANT, 1, "domain"),
        (&statements::NAMES, &statements::PERSON, 2, "sign-in name"),
        (&statements::HASHES, &statements::TOKEN, 2, "token hash"),
    ] {
        let mut after = String::new();
        loop {
            let page = search.page(pages, &[(&after).into()]).await?;
            let Some(last) = page.last() else { break };
            after = last.text(0)?;
            stray(search, &page, (lookup, keys), what).await?;
            if ended(&page) {
                break;
            }
        }
    }
    Ok(())
}

async fn stray(
    search: &mut Search,
    page: &[Row],
    (lookup, keys): (&'static Lookup, usize),
    what: &'static str,
) -> Result<(), StoreError> {
    let owner = |row: &Row| Ok((row.id(1)?, row.id(2)?));
    let owners = page.iter().map(owner).collect::<Result<BTreeSet<Owner>, StoreError>>()?;
    let asked =
        owners.iter().map(|&(tenant, id)| [tenant, id].into_iter().take(keys).map(Value::from).collect());
    let mut names: BTreeMap<Owner, String> = BTreeMap::new();
    for row in search.reader.lookup(lookup, asked.collect()).await? {
        names.insert((row.id(0)?, row.id(1)?), row.text(2)?);
    }
    for row in page {
        let (name, owner) = (row.text(0)?, owner(row)?);
        let known = names.get(&owner);
        search.check(known == Some(&name), "names-are-of-things", || {
            format!("{what} {name} is of {} in tenant {}, which has {known:?}", owner.1, owner.0)
        });
    }
    Ok(())
}
